/** A request's JSON, read no further than it may be long. */
import type { IncomingMessage } from "node:http";
import type { Context } from "hono";
import { RequestProblem } from "./problem";

/** `Headers`, or what Node's server has instead. */
export type HeaderReader = Pick<Headers, "get">;

const JSON_TYPE = /^application\/([a-z0-9.+-]+\+)?json\b/i;

/** A request as far as its body goes. `readText` reads it, or refuses what is longer than it is given. */
export interface BodyReader {
  readonly headers: HeaderReader;
  readonly readText: (maxBytes: number) => Promise<string>;
}

/** The body of a request in a route. Under Node's own server the bytes come straight from the socket. */
export function bodyOf(c: Context): BodyReader {
  const { incoming } = (c.env ?? {}) as { incoming?: IncomingMessage };
  return {
    headers: c.req.raw.headers,
    readText: (maxBytes) =>
      incoming?.readable ? readIncoming(incoming, maxBytes) : readRequest(c.req.raw, maxBytes),
  };
}

/**
 * The JSON in a body.
 * @throws RequestProblem 413 too large, 415 another content type, 400 malformed
 */
export async function readJson({ headers, readText }: BodyReader, maxBytes: number): Promise<unknown> {
  const type = headers.get("content-type");
  if (type !== null && !JSON_TYPE.test(type)) {
    throw new RequestProblem(415, "request.not_json", "Send the body as application/json.");
  }
  if ((headers.get("content-encoding") ?? "identity") !== "identity") {
    throw new RequestProblem(415, "request.encoded", "Send the body uncompressed.");
  }
  if (Number(headers.get("content-length") ?? 0) > maxBytes) throw tooLarge(maxBytes);
  const text = await readText(maxBytes);
  try {
    return JSON.parse(text);
  } catch (error) {
    const why = error instanceof Error ? ` (${error.message})` : "";
    throw new RequestProblem(400, "request.malformed_json", `The body is not valid JSON${why}.`);
  }
}

function tooLarge(maxBytes: number): RequestProblem {
  return new RequestProblem(413, "request.too_large", `The body is larger than ${maxBytes / 1024} kB.`);
}

/** The body of a web request. A declared length is checked before; without one the platform's own limit holds. */
async function readRequest(request: Request, maxBytes: number): Promise<string> {
  const bytes = await request.arrayBuffer();
  if (bytes.byteLength > maxBytes) throw tooLarge(maxBytes);
  return new TextDecoder().decode(bytes);
}

/** The body of a request to Node's own server, straight from the socket: a web stream would cost more than the lead. */
export function readIncoming(incoming: IncomingMessage, maxBytes: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    incoming.on("data", (chunk: Buffer) => {
      length += chunk.length;
      if (length <= maxBytes) {
        chunks.push(chunk);
        return;
      }
      // What is too much is read and dropped for a while, so that the answer gets through.
      chunks.length = 0;
      reject(tooLarge(maxBytes));
      if (length > maxBytes * 4) incoming.destroy();
    });
    incoming.on("end", () => {
      const [only] = chunks;
      resolve((only && chunks.length === 1 ? only : Buffer.concat(chunks)).toString("utf8"));
    });
    incoming.on("close", () => {
      if (!incoming.complete)
        reject(new RequestProblem(400, "request.cut_off", "The body ended before it was whole."));
    });
    incoming.on("error", reject);
  });
}
