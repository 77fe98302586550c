import type { EndpointTarget } from "./schema";

/**
 * Where an endpoint sends, for the audit log. Headers and the path of an address may carry credentials, so their values are
 * not told; a path that changed is.
 */
export function auditTarget(target: EndpointTarget): Readonly<Record<string, unknown>> {
  if (target.kind === "email") {
    const { to: recipients, replyToLead } = target.config;
    return { recipients, replyToLead };
  }
  const { url, method, format, headers, template } = target.config;
  return {
    host: new URL(url).host,
    method,
    format,
    headers: Object.keys(headers).sort(),
    ownBody: template !== null,
  };
}
