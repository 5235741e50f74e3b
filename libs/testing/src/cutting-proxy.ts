import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export type CuttingProxy = {
  port: number;
  /** From now on whoever says `text` is cut off before it is heard; `undefined` lets everybody through again. */
  cutAt(text: string | undefined): void;
  /** How many connections were cut. */
  cuts(): number;
  close(): Promise<void>;
};

/** Stands before an engine and cuts connections in the middle of what they say, as a dying machine does. */
export async function cuttingProxy(target: { host: string; port: number }): Promise<CuttingProxy> {
  let text: string | undefined;
  let cuts = 0;
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const engine = connect(target);
    for (const socket of [client, engine]) {
      sockets.add(socket);
      socket
        .on('error', () => undefined)
        .on('close', () => {
          sockets.delete(socket);
          client.destroy();
          engine.destroy();
        });
    }
    engine.pipe(client);
    client.on('data', (said) => {
      if (text === undefined || !said.includes(text)) return void engine.write(said);
      cuts += 1;
      client.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    cutAt: (wanted) => void (text = wanted),
    cuts: () => cuts,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
