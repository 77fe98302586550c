/**
 * The API for Node's own server. Single leads are taken straight from the socket: the way through web requests and routes
 * costs as much as all the rest of a lead. What is not that path, word for word, goes the general way to the same code.
 */
import type { IncomingMessage, ServerResponse } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { newUuid } from "@/lib/core/id";
import { createApi } from "./app";
import { type HeaderReader, readIncoming } from "./read-body";
import { takeLead } from "./take-leads";

type Listener = (
  req: IncomingMessage,
  res: ServerResponse,
  headers?: readonly string[],
) => Promise<void> | void;

/** A listener with every route of the API. Each answer carries the headers given, names and values in turn. */
export function createNodeListener(): Listener {
  const general = getRequestListener(createApi().fetch, { overrideGlobalObjects: false });
  return (req, res, headers = []) => {
    if (req.method === "POST" && req.url === "/api/v1/leads") return answerLead(req, res, headers);
    for (let i = 0; i < headers.length; i += 2) res.setHeader(headers[i] ?? "", headers[i + 1] ?? "");
    return general(req, res);
  };
}

async function answerLead(
  req: IncomingMessage,
  res: ServerResponse,
  common: readonly string[],
): Promise<void> {
  const { status, headers, body } = await takeLead({
    requestId: newUuid(),
    headers: headersOf(req),
    readText: (maxBytes) => readIncoming(req, maxBytes),
  });
  const all = [...common, "content-length", String(Buffer.byteLength(body))];
  for (const name in headers) all.push(name, headers[name] ?? "");
  res.writeHead(status, all);
  res.end(body);
}

/** Node joins what a client sent twice, or keeps the first, as HTTP asks; of what it keeps as a list the first counts. */
function headersOf(req: IncomingMessage): HeaderReader {
  return {
    get(name) {
      const value = req.headers[name];
      return (Array.isArray(value) ? value[0] : value) ?? null;
    },
  };
}
