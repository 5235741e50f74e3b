// What the gateway adds to a request. Usage, with engines named in the environment and after a build:
//   KAFKA_BROKERS=… MONGODB_URI=… REDIS_URL=… node apps/gateway/test/overhead.mjs [requests a second] [seconds]
// Asks a tiny service directly and through the gateway, in turns at a steady rate, and prints one JSON line in milliseconds;
// `cpuMs` is the gateway's processor time a request.
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { Agent, createServer, request } from 'node:http';
import { resolve } from 'node:path';

const [rate = 400, seconds = 20] = process.argv.slice(2).map(Number);

async function measure() {
  const pair = await generateKeyPair('EdDSA', { extractable: true });
  const own = await generateKeyPair('EdDSA', { extractable: true });
  const jwk = { ...(await exportJWK(pair.publicKey)), kid: 'k', alg: 'EdDSA', use: 'sig' };
  const issuer = await listening((asked, response) =>
    response.end(JSON.stringify(asked.url === '/jwks' ? { keys: [jwk] } : { jwks_uri: `${issuer.url}/jwks` })),
  );
  const children = [];
  const upstream = start(children, [import.meta.filename], { OVERHEAD_UPSTREAM: '1' });
  const port = Number((await firstLine(upstream)).trim());
  const prefix = `o${randomBytes(4).toString('hex')}-`;
  const gateway = start(children, [resolve(import.meta.dirname, '../dist/main.js')], {
    ...{
      BONTOT_ENV: 'production',
      PORT: '0',
      TOPIC_PREFIX: prefix,
      DB_PREFIX: prefix,
      LOG_LEVEL: 'info',
      RATE_SENDER: '1000000',
    },
    ...{ SENDERS: '{"publisher":"/"}', ISSUER_URL: issuer.url, PUBLIC_URL: 'http://localhost' },
    OIDC_CLIENT_SECRET: 'gateway-secret-of-the-bench',
    ...Object.fromEntries(
      ['DIRECTORY_URL', 'SCORING_URL', 'DASHBOARDS_URL', 'NOTIFICATIONS_URL'].map((name) => [
        name,
        `http://127.0.0.1:${port}`,
      ]),
    ),
    DEAD_LETTER_KEY: randomBytes(32).toString('base64url'),
    GATEWAY_PRIVATE_KEY: JSON.stringify(await exportJWK(own.privateKey)),
  });
  const url = await addressOf(gateway);
  const now = Math.floor(Date.now() / 1000);
  const token = await new SignJWT({
    sub: 'publisher',
    client_id: 'publisher',
    iss: issuer.url,
    aud: 'bontot-api',
    exp: now + 3600,
  })
    .setProtectedHeader({ alg: 'EdDSA', kid: 'k' })
    .sign(pair.privateKey);
  const targets = {
    direct: new URL(`http://127.0.0.1:${port}/api/v1/cells/X`),
    gateway: new URL('/api/v1/cells/X', url),
  };
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  await steadily(targets, agent, token, rate, 3);
  const cpuBefore = cpuMsOf(gateway.pid);
  const taken = await steadily(targets, agent, token, rate, seconds);
  const cpuMs = round((cpuMsOf(gateway.pid) - cpuBefore) / taken.gateway.length);
  const [direct, through] = [figuresOf(taken.direct), figuresOf(taken.gateway)];
  const added = { p50: round(through.p50 - direct.p50), p99: round(through.p99 - direct.p99) };
  process.stdout.write(`${JSON.stringify({ rate, seconds, direct, gateway: through, added, cpuMs })}\n`);
  agent.destroy();
  issuer.server.close();
  for (const child of children) child.kill('SIGTERM');
}

async function steadily(targets, agent, token, perSecond, forSeconds) {
  const taken = { direct: [], gateway: [] };
  const open = [];
  const begin = performance.now();
  for (let sent = 0; sent < perSecond * forSeconds; sent++) {
    const due = begin + (sent * 1000) / perSecond;
    const wait = due - performance.now();
    if (wait > 0) await new Promise((done) => setTimeout(done, wait));
    const name = sent % 2 ? 'gateway' : 'direct';
    open.push(ask(targets[name], agent, token).then((ms) => taken[name].push(ms)));
  }
  await Promise.all(open);
  return taken;
}

function ask(url, agent, token) {
  const start = performance.now();
  return new Promise((done, failed) => {
    request(url, { agent, headers: { authorization: `Bearer ${token}` } }, (answer) => {
      if (answer.statusCode !== 200) failed(new Error(`answered ${answer.statusCode}`));
      answer.resume().once('end', () => done(performance.now() - start));
    })
      .once('error', failed)
      .end();
  });
}

function start(children, args, env) {
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  return child;
}

const firstLine = (child) => new Promise((done) => child.stdout.once('data', (chunk) => done(String(chunk))));

function addressOf(child) {
  return new Promise((done) => {
    let text = '';
    child.stdout.on('data', (chunk) => {
      if (text.length < 100_000) text += chunk;
      const found = /"url":"(http[^"]+)"/.exec(text);
      if (found) done(found[1]);
    });
  });
}

async function listening(answer) {
  const server = createServer(answer);
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return { server, url: `http://127.0.0.1:${server.address().port}` };
}

/** Processor time of a process in milliseconds, of Linux's ticks of 10 ms; NaN elsewhere. */
function cpuMsOf(pid) {
  if (!existsSync(`/proc/${pid}/stat`)) return Number.NaN;
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

const round = (ms) => Math.round(ms * 100) / 100;
function figuresOf(times) {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share) => round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]);
  return { p50: at(0.5), p99: at(0.99), max: at(1) };
}

if (process.env.OVERHEAD_UPSTREAM) {
  const body = JSON.stringify({
    id: 'QN-LH-07',
    name: 'Chi bộ thôn 7',
    type: 'residential',
    path: '/QN/QN-LH/QN-LH-07/',
  });
  const server = createServer((_request, response) =>
    response.writeHead(200, { 'content-type': 'application/json' }).end(body),
  );
  server.keepAliveTimeout = 72_000;
  server.listen(0, '127.0.0.1', () => process.stdout.write(`${server.address().port}\n`));
} else await measure();
