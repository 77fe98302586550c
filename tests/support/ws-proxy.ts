/** What stands between Neon's driver and Postgres: a WebSocket whose messages are the bytes of a TCP connection. */
import { once } from "node:events";
import { type AddressInfo, connect } from "node:net";
import { type WebSocket, WebSocketServer } from "ws";

export interface WsProxy {
  /** host:port, as NEON_WS_PROXY takes it. */
  readonly address: string;
  /** Connections made since the start. */
  opened(): number;
  /** Cuts every connection, as a network would: no goodbye on either side. */
  drop(): void;
  close(): Promise<void>;
}

/** Serves ws://…/v1?address=host:port on a free local port. */
export async function openWsProxy(): Promise<WsProxy> {
  const server = new WebSocketServer({ host: "127.0.0.1", port: 0 });
  await once(server, "listening");
  let opened = 0;
  server.on("connection", (socket, request) => {
    opened++;
    const address = new URL(request.url ?? "/", "ws://proxy").searchParams.get("address") ?? "";
    join(socket, address);
  });
  const drop = (): void => {
    for (const socket of server.clients) socket.terminate();
  };
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    opened: () => opened,
    drop,
    close: async () => {
      drop();
      const closed = once(server, "close");
      server.close();
      await closed;
    },
  };
}

function join(socket: WebSocket, address: string): void {
  const colon = address.lastIndexOf(":");
  const tcp = connect({
    host: address.slice(0, colon),
    port: Number(address.slice(colon + 1)),
    noDelay: true,
  });
  socket.on("message", (data: Buffer) => tcp.write(data));
  tcp.on("data", (data) => socket.send(data));
  socket.on("close", () => tcp.destroy());
  tcp.on("close", () => socket.terminate());
  for (const end of [socket, tcp]) end.on("error", () => undefined);
}
