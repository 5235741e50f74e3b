// Checks the Compose file, the Dockerfile and what kustomize makes of k8s/ as data: their schemas, then our policies.
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { composePolicyFaults, dockerfileFaults, type Compose } from './compose.ts';
import { kustomize } from './kustomize.ts';
import { policyFaults } from './policies.ts';
import { composeFaults, kubernetesFaults } from './schemas.ts';

const root = resolve(import.meta.dirname, '../../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const processes = JSON.parse(read('tools/deploy/processes.json')) as Record<string, string>;
const names = Object.keys(processes);

const compose = parse(read('docker-compose.yml'), { merge: true }) as Compose;
const base = kustomize(join(root, 'k8s/base'));
const dev = kustomize(join(root, 'k8s/overlays/dev'));
const sourceOf = (entry: string) => entry.replace('/dist/', '/src/').replace(/\.js$/, '.ts');

const faults = [
  ...names
    .filter((name) => !existsSync(join(root, sourceOf(processes[name] ?? ''))))
    .map((name) => `processes.json: ${name} has no ${sourceOf(processes[name] ?? '')}`),
  ...composeFaults(compose),
  ...composePolicyFaults(compose, names),
  ...dockerfileFaults(read('Dockerfile')),
  ...(await kubernetesFaults([...base, ...dev])),
  ...policyFaults(dev, names).map((fault) => `dev: ${fault}`),
  // The image of the base gets its tag from an overlay.
  ...policyFaults(
    base.map(tagged),
    names.filter((name) => name !== 'identity'),
  ).map((fault) => `base: ${fault}`),
];
for (const fault of faults) console.log(fault);
console.log(
  `${base.length + dev.length} objects of Kubernetes, ${Object.keys(compose.services).length} services of Compose`,
);
process.exitCode = faults.length > 0 ? 1 : 0;

function tagged<T>(manifest: T): T {
  return JSON.parse(JSON.stringify(manifest).replaceAll('"image":"bontot"', '"image":"bontot:any"')) as T;
}
