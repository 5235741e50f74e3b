import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { composePolicyFaults, dockerfileFaults, type Compose } from './compose.ts';
import { kustomize, podOf, type Manifest } from './kustomize.ts';
import { policyFaults } from './policies.ts';

const root = resolve(import.meta.dirname, '../../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const names = Object.keys(JSON.parse(read('tools/deploy/processes.json')) as object);

describe('what kustomize makes of the dev overlay', () => {
  const dev = () => kustomize(join(root, 'k8s/overlays/dev'));
  const find = (all: Manifest[], kind: string, name: string) =>
    all.find((manifest) => manifest.kind === kind && manifest.metadata.name === name)!;
  const gateway = (all: Manifest[]) => podOf(find(all, 'Deployment', 'gateway'))!.spec;
  const container = (all: Manifest[]) => gateway(all).containers[0]!;

  it('has the namespace, tag, number and settings of the overlay', () => {
    const all = dev();
    expect(find(all, 'Service', 'gateway').metadata.namespace).toBe('bontot-dev');
    expect(container(all).image).toBe('bontot:dev');
    expect(find(all, 'Deployment', 'gateway').spec).toMatchObject({ replicas: 1 });
    expect(find(all, 'ConfigMap', 'bontot').data).toMatchObject({
      BONTOT_ENV: 'development',
      PORT: '8080',
      KAFKA_BROKERS: 'kafka:9092',
    });
  });
  it('keeps what a Deployment says itself when the common part is patched in', () =>
    expect(container(dev())).toMatchObject({
      name: 'service',
      args: ['gateway'],
      resources: { limits: { memory: '512Mi' } },
      startupProbe: { httpGet: { path: '/live' } },
    }));
  it('keeps to our policies', () => expect(policyFaults(dev(), names)).toEqual([]));

  it.each<[string, (all: Manifest[]) => void, string]>([
    ['a pod that may be root', (all) => delete gateway(all).securityContext, 'may run as root'],
    [
      'a writable root',
      (all) => Object.assign(container(all).securityContext as object, { readOnlyRootFilesystem: false }),
      'may write to its root',
    ],
    [
      'a way to more privileges',
      (all) => delete (container(all).securityContext as Record<string, unknown>).allowPrivilegeEscalation,
      'may gain privileges',
    ],
    [
      'capabilities',
      (all) => Object.assign(container(all).securityContext as object, { capabilities: {} }),
      'keeps capabilities',
    ],
    ['no limit', (all) => Object.assign(container(all).resources as object, { limits: {} }), 'no limit of memory'],
    ['no readiness probe', (all) => delete container(all).readinessProbe, 'no readinessProbe on /ready'],
    [
      'a probe on another path',
      (all) => Object.assign(container(all).livenessProbe as object, { httpGet: { path: '/' } }),
      'no livenessProbe on /live',
    ],
    ['an image that floats', (all) => (container(all).image = 'bontot:latest'), 'no fixed image'],
    [
      'two replicas without a budget',
      (all) => {
        Object.assign(find(all, 'Deployment', 'gateway').spec as object, { replicas: 2 });
        all.splice(all.indexOf(find(all, 'PodDisruptionBudget', 'gateway')), 1);
      },
      '0 disruption budgets',
    ],
    [
      'a Service that leads nowhere',
      (all) => Object.assign(find(all, 'Service', 'gateway').spec as object, { selector: { app: 'x' } }),
      'leads to no pod',
    ],
    [
      'settings that are not there',
      (all) => all.splice(all.indexOf(find(all, 'ConfigMap', 'bontot')), 1),
      'no ConfigMap bontot',
    ],
    [
      'an open network',
      (all) => all.splice(all.indexOf(find(all, 'NetworkPolicy', 'default-deny')), 1),
      'denies everything first',
    ],
    [
      'a service nobody reaches',
      (all) => all.splice(all.indexOf(find(all, 'NetworkPolicy', 'redis')), 1),
      'lets anybody in',
    ],
    [
      'a process nobody runs',
      (all) => all.splice(all.indexOf(find(all, 'Deployment', 'scoring-worker')), 1),
      'no workload runs scoring-worker',
    ],
  ])('refuses %s', (_, plant, says) => {
    const all = dev();
    plant(all);
    expect(policyFaults(all, names)).toContainEqual(expect.stringContaining(says));
  });
});

describe('the Compose file', () => {
  const compose = () => parse(read('docker-compose.yml'), { merge: true }) as Compose;
  it('keeps to our policies', () => expect(composePolicyFaults(compose(), names)).toEqual([]));
  it.each<[string, (services: Compose['services']) => void, string]>([
    ['root', (all) => (all.gateway!.user = '0:0'), 'runs as root'],
    ['a port open to the network', (all) => (all.gateway!.ports = ['8080:8080']), 'open to the network'],
    ['a writable root', (all) => (all.directory!.read_only = false), 'may write'],
    ['a floating image', (all) => (all.redis!.image = 'redis'), 'no fixed image'],
    [
      'a need that is not there',
      (all) => (all.gateway!.depends_on = { oracle: { condition: 'service_healthy' } }),
      'depends on oracle',
    ],
    ['a process nobody runs', (all) => delete all['scoring-api'], 'nothing runs scoring-api'],
    ['a service nobody asks', (all) => delete all.kafka!.healthcheck, 'nobody asks'],
  ])('refuses %s', (_, plant, says) => {
    const planted = compose();
    plant(planted.services);
    expect(composePolicyFaults(planted, names)).toContainEqual(expect.stringContaining(says));
  });
});

describe('the Dockerfile', () => {
  const text = read('Dockerfile');
  it('keeps to our policies', () => expect(dockerfileFaults(text)).toEqual([]));
  it.each([
    ['root', text.replace(/^USER .*$/m, ''), 'runs as root'],
    ['a floating base', text.replace(/^ARG NODE=.*$/m, 'ARG NODE=node:latest'), 'without a version'],
    ['packages of development', text.replace(' --omit=dev', ''), 'packages of production'],
  ])('refuses %s', (_, planted, says) =>
    expect(dockerfileFaults(planted)).toContainEqual(expect.stringContaining(says)),
  );
});
