import { NextRequest } from "next/server";
import { readOrigin } from "@/lib/runtime/request-origin";
import { handlers } from "@/lib/web/auth";

/** The framework names its own port in a route handler's URL; return addresses must name the brand's host. */
function onHost(handler: (request: NextRequest) => Promise<Response>) {
  return (request: NextRequest): Promise<Response> => {
    const { authority, https } = readOrigin(request.headers);
    const { pathname, search } = new URL(request.url);
    const url = new URL(`${pathname}${search}`, `${https ? "https" : "http"}://${authority || "localhost"}`);
    return handler(new NextRequest(url, request));
  };
}

export const GET = onHost(handlers.GET);
export const POST = onHost(handlers.POST);
