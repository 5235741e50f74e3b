import { connect } from 'node:net';
import { MongoClient } from 'mongodb';

/** Sends bytes and hands the first answer on; undefined where nobody answers in time. */
function ask(host: string, port: number, bytes: Buffer, timeoutMs: number): Promise<Buffer | undefined> {
  return new Promise((done) => {
    const socket = connect({ host, port });
    const finish = (answer?: Buffer): void => {
      socket.destroy();
      done(answer);
    };
    socket.setTimeout(timeoutMs, () => finish());
    socket.once('error', () => finish());
    socket.once('close', () => finish());
    socket.once('connect', () => socket.write(bytes));
    socket.once('data', finish);
  });
}

/** ApiVersions v0 (key 18) is what every Kafka answers before anything else: size, key, version, correlation id, no client id. */
const apiVersions = Buffer.from('0000000a' + '0012' + '0000' + '00000001' + 'ffff', 'hex');

/** A broker listens only once its controller took it in, so an answer means that it serves. */
export async function kafkaAnswers(host: string, port: number, timeoutMs = 2_000): Promise<boolean> {
  const answer = await ask(host, port, apiVersions, timeoutMs);
  return answer !== undefined && answer.length >= 10 && answer.readInt16BE(8) === 0;
}

/** Any protocol answer but «loading» counts; one that asks for a password is up, too. */
export async function redisAnswers(host: string, port: number, timeoutMs = 2_000): Promise<boolean> {
  const answer = (await ask(host, port, Buffer.from('PING\r\n'), timeoutMs))?.toString() ?? '';
  return answer.startsWith('+PONG') || answer.startsWith('-NOAUTH');
}

/** `primary`: serves as the primary of a replica set; `standalone`: answers, but is no replica set; undefined: no answer. */
export async function mongodbAnswers(uri: string, timeoutMs = 2_000): Promise<'primary' | 'standalone' | undefined> {
  const client = new MongoClient(uri, { serverSelectionTimeoutMS: timeoutMs, connectTimeoutMS: timeoutMs });
  try {
    const hello = await client.db('admin').command({ hello: 1 });
    return hello['setName'] ? 'primary' : 'standalone';
  } catch {
    return undefined;
  } finally {
    await client.close();
  }
}
