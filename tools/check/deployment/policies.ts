import { podOf, type Container, type Manifest, type PodSpec } from './kustomize.ts';

type Labels = Record<string, string>;
type Selector = { matchLabels?: Labels; matchExpressions?: { key: string; operator: string; values: string[] }[] };
type Probe = { httpGet?: { path: string } };

const isService = (container: Container): boolean => container.name === 'service';
const nameOf = ({ kind, metadata }: Manifest): string => `${kind} ${metadata.name}`;

/** What we ask of every workload beyond the API: no root, nothing writable, limits, probes, a way for every packet. */
export function policyFaults(manifests: Manifest[], processes: readonly string[]): string[] {
  return [
    ...manifests.flatMap((manifest) => {
      const pod = podOf(manifest);
      return pod ? podFaults(pod.spec).map((fault) => `${nameOf(manifest)}: ${fault}`) : [];
    }),
    ...manifests.flatMap((manifest) =>
      selectionFaults(manifest, manifests).map((fault) => `${nameOf(manifest)}: ${fault}`),
    ),
    ...processes
      .filter((process) => !manifests.some((manifest) => argsOf(manifest).includes(process)))
      .map((process) => `no workload runs ${process}`),
    ...networkFaults(manifests),
  ];
}

function podFaults(pod: PodSpec): string[] {
  const context = (pod.securityContext ?? {}) as {
    runAsNonRoot?: boolean;
    runAsUser?: number;
    seccompProfile?: { type: string };
  };
  const faults: string[] = [];
  if (context.runAsNonRoot !== true || !context.runAsUser) faults.push('may run as root');
  if (context.seccompProfile?.type !== 'RuntimeDefault') faults.push('no seccomp profile');
  if (pod.automountServiceAccountToken !== false) faults.push("gets a token of the cluster's API");
  for (const container of [...pod.containers, ...(pod.initContainers ?? [])])
    faults.push(...containerFaults(container).map((fault) => `container ${container.name} ${fault}`));
  return faults;
}

function containerFaults(container: Container): string[] {
  const security = (container.securityContext ?? {}) as Record<string, unknown> & {
    capabilities?: { drop?: string[] };
  };
  const resources = (container.resources ?? {}) as { requests?: Labels; limits?: Labels };
  const faults: string[] = [];
  if (security.readOnlyRootFilesystem !== true) faults.push('may write to its root');
  if (security.allowPrivilegeEscalation !== false) faults.push('may gain privileges');
  if (security.privileged === true) faults.push('is privileged');
  if (!security.capabilities?.drop?.includes('ALL')) faults.push('keeps capabilities');
  if (!resources.limits?.memory) faults.push('has no limit of memory');
  if (!resources.requests?.memory || !resources.requests.cpu) faults.push('does not say what it needs');
  if (!/^[^:]+:[^:]+$/.test(container.image) || container.image.endsWith(':latest'))
    faults.push(`has no fixed image (${container.image})`);
  if (isService(container)) faults.push(...probeFaults(container));
  return faults;
}

function probeFaults(container: Container): string[] {
  const expected = { startupProbe: '/live', livenessProbe: '/live', readinessProbe: '/ready' };
  return Object.entries(expected)
    .filter(([probe, path]) => (container[probe] as Probe | undefined)?.httpGet?.path !== path)
    .map(([probe, path]) => `has no ${probe} on ${path}`);
}

/** Selectors that select nothing, references that lead nowhere, several replicas without a disruption budget. */
function selectionFaults(manifest: Manifest, all: Manifest[]): string[] {
  const spec = (manifest.spec ?? {}) as { selector?: Selector & Labels; replicas?: number; podSelector?: Selector };
  const pods = all.flatMap((other) => podOf(other) ?? []);
  const chosen = (selector: Selector) => pods.filter(({ metadata }) => selects(selector, metadata.labels ?? {}));
  const faults: string[] = [];
  if (manifest.kind === 'Service' && chosen({ matchLabels: spec.selector as Labels }).length === 0)
    faults.push('leads to no pod');
  if (manifest.kind === 'PodDisruptionBudget' && chosen(spec.selector as Selector).length === 0)
    faults.push('covers no pod');
  if (manifest.kind === 'NetworkPolicy' && chosen(spec.podSelector ?? {}).length === 0) faults.push('covers no pod');
  if (manifest.kind === 'Deployment' && (spec.replicas ?? 1) > 1) {
    const labels = podOf(manifest)?.metadata.labels ?? {};
    const budgets = all.filter(
      ({ kind, spec: other }) =>
        kind === 'PodDisruptionBudget' && selects((other as { selector: Selector }).selector, labels),
    );
    if (budgets.length !== 1) faults.push(`${budgets.length} disruption budgets for ${spec.replicas} replicas`);
  }
  for (const name of configMapsOf(manifest))
    if (!all.some(({ kind, metadata }) => kind === 'ConfigMap' && metadata.name === name))
      faults.push(`no ConfigMap ${name}`);
  return faults;
}

/** Everything is denied first, and each service that listens is then reachable by somebody. */
function networkFaults(manifests: Manifest[]): string[] {
  const policies = manifests
    .filter(({ kind }) => kind === 'NetworkPolicy')
    .map(
      ({ spec }) => spec as { podSelector: Selector; policyTypes: string[]; ingress?: unknown[]; egress?: unknown[] },
    );
  const denies = policies.some(
    ({ podSelector, policyTypes, ingress, egress }) =>
      Object.keys(podSelector).length === 0 && policyTypes.length === 2 && !ingress && !egress,
  );
  const faults = denies ? [] : ['no NetworkPolicy denies everything first'];
  for (const { kind, metadata, spec } of manifests) {
    if (kind !== 'Service') continue;
    const labels = (spec as { selector: Labels }).selector;
    if (!policies.some((policy) => policy.ingress?.length && selects(policy.podSelector, labels)))
      faults.push(`Service ${metadata.name}: no NetworkPolicy lets anybody in`);
  }
  return faults;
}

const selects = ({ matchLabels = {}, matchExpressions = [] }: Selector, labels: Labels): boolean =>
  Object.entries(matchLabels).every(([key, value]) => labels[key] === value) &&
  matchExpressions.every(({ key, operator, values }) => operator === 'In' && values.includes(labels[key] ?? ''));

const argsOf = (manifest: Manifest): string[] =>
  podOf(manifest)?.spec.containers.flatMap(({ args }) => (args as string[] | undefined) ?? []) ?? [];

const configMapsOf = (manifest: Manifest): string[] =>
  (podOf(manifest)?.spec.containers ?? [])
    .flatMap(({ envFrom }) => (envFrom as { configMapRef?: { name: string } }[] | undefined) ?? [])
    .flatMap(({ configMapRef }) => (configMapRef ? [configMapRef.name] : []));
