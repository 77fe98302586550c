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

type Listener = (req: IncomingMessage, res: ServerResponse) => Promise<void> | void;

/** A listener with every route of the API. */
export function createNodeListener(): Listener {
  const general = getRequestListener(createApi().fetch, { overrideGlobalObjects: false });
  return (req, res) =>
    req.method === "POST" && req.url === "/api/v1/leads" ? answerLead(req, res) : general(req, res);
}

async function answerLead(req: IncomingMessage, res: ServerResponse): Promise<void> {
  const { status, headers, body } = await takeLead({
    requestId: newUuid(),
    headers: headersOf(req),
    readText: (maxBytes) => readIncoming(req, maxBytes),
  });
  headers["content-length"] = String(Buffer.byteLength(body));
  res.writeHead(status, headers);
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
