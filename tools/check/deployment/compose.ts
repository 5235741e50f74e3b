type ComposeService = {
  image?: string;
  user?: string;
  read_only?: boolean;
  command?: string[];
  ports?: string[];
  cap_drop?: string[];
  security_opt?: string[];
  healthcheck?: unknown;
  depends_on?: Record<string, { condition: string }>;
};
export type Compose = { services: Record<string, ComposeService> };

const OWN_IMAGE = /^bontot:/;

/** What we ask of the Compose file beyond its schema. */
export function composePolicyFaults({ services }: Compose, processes: readonly string[]): string[] {
  const faults: string[] = [];
  for (const [name, service] of Object.entries(services)) {
    const say = (fault: string) => faults.push(`compose ${name}: ${fault}`);
    if (!service.image || !/:[^:]+$/.test(service.image) || service.image.endsWith(':latest')) say('no fixed image');
    for (const port of service.ports ?? [])
      if (!port.startsWith('127.0.0.1:')) say(`port ${port} is open to the network`);
    for (const other of Object.keys(service.depends_on ?? {}))
      if (!services[other]) say(`depends on ${other}, which is not there`);
    if (OWN_IMAGE.test(service.image ?? '')) {
      if (!service.user || /^(0|root)/.test(service.user)) say('runs as root');
      if (service.read_only !== true) say('may write to its root');
      if (!service.cap_drop?.includes('ALL')) say('keeps capabilities');
      if (!service.security_opt?.includes('no-new-privileges:true')) say('may gain privileges');
    }
    if (name !== 'topics' && !service.healthcheck) say('nobody asks whether it is well');
  }
  for (const process of processes)
    if (!Object.values(services).some(({ command }) => command?.[0] === process))
      faults.push(`compose: nothing runs ${process}`);
  return faults;
}

/** What we ask of the Dockerfile: fixed bases, no root, and only the packages of production in the last stage. */
export function dockerfileFaults(text: string): string[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'));
  const stages = lines.flatMap((line, index) => (/^FROM /.test(line) ? [index] : []));
  const last = lines.slice(stages.at(-1));
  const bases = [...lines.filter((line) => /^FROM /.test(line)), ...lines.filter((line) => /^ARG NODE=/.test(line))];
  const user = last.filter((line) => line.startsWith('USER ')).at(-1);
  const faults: string[] = [];
  if (bases.some((line) => /:latest|^FROM [^:$]+( AS .*)?$/.test(line)))
    faults.push('Dockerfile: a base without a version');
  if (!user || /^USER (0|root)/.test(user)) faults.push('Dockerfile: the last stage runs as root');
  if (
    !lines.some((line) => /npm ci .*--omit=dev/.test(line)) ||
    !last.some((line) => /^COPY --from=packages /.test(line))
  )
    faults.push('Dockerfile: the last stage is not made of the packages of production alone');
  if (last.some((line) => /^RUN .*npm /.test(line))) faults.push('Dockerfile: the last stage installs');
  return faults;
}
