import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';

/** A Kubernetes object as data. */
export type Manifest = {
  apiVersion: string;
  kind: string;
  metadata: { name: string; namespace?: string; labels?: Record<string, string> };
  [member: string]: unknown;
};
type Json = Record<string, unknown>;
type Patch = { path: string; target: { kind: string; name?: string } };
type Generator = { name: string; behavior?: 'merge'; literals?: string[]; envs?: string[] };
type Kustomization = {
  kind: 'Kustomization' | 'Component';
  namespace?: string;
  resources?: string[];
  components?: string[];
  patches?: Patch[];
  images?: { name: string; newTag: string }[];
  replicas?: { name: string; count: number }[];
  configMapGenerator?: Generator[];
  secretGenerator?: Generator[];
};

const KNOWN = new Set(
  'apiVersion kind namespace resources components patches images replicas configMapGenerator secretGenerator generatorOptions'.split(
    ' ',
  ),
);

/**
 * What `kubectl kustomize` would print for a folder, for the part of kustomize that our folders use; anything else is
 * an error, so that a check never passes on something it did not understand.
 */
export function kustomize(folder: string, inherited: Manifest[] = []): Manifest[] {
  const file = join(folder, 'kustomization.yaml');
  const own = parse(readFileSync(file, 'utf8')) as Kustomization;
  for (const key of Object.keys(own))
    if (!KNOWN.has(key)) throw new Error(`${file}: ${key} is not known to this check`);
  let manifests = [...inherited, ...(own.resources ?? []).flatMap((path) => load(resolve(folder, path)))];
  for (const path of own.components ?? []) manifests = kustomize(resolve(folder, path), manifests);
  for (const generator of own.configMapGenerator ?? []) generate(manifests, 'ConfigMap', generator);
  for (const generator of own.secretGenerator ?? []) generate(manifests, 'Secret', generator);
  for (const patch of own.patches ?? []) applyPatch(manifests, patch, folder);
  for (const { name, newTag } of own.images ?? [])
    for (const container of containersOf(manifests)) retag(container, name, newTag);
  for (const { name, count } of own.replicas ?? []) scale(manifests, name, count);
  if (own.namespace)
    for (const { kind, metadata } of manifests) if (kind !== 'Namespace') metadata.namespace = own.namespace;
  return manifests;
}

function load(path: string): Manifest[] {
  if (existsSync(join(path, 'kustomization.yaml'))) return kustomize(path);
  return parseAllDocuments(readFileSync(path, 'utf8')).map((document) => {
    if (document.errors.length > 0) throw new Error(`${path}: ${document.errors[0]?.message}`);
    return document.toJS() as Manifest;
  });
}

function generate(
  manifests: Manifest[],
  kind: 'ConfigMap' | 'Secret',
  { name, behavior, literals = [] }: Generator,
): void {
  const values = Object.fromEntries(
    literals.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );
  const existing = manifests.find((manifest) => manifest.kind === kind && manifest.metadata.name === name);
  if ((behavior === 'merge') !== Boolean(existing))
    throw new Error(`${kind} ${name}: ${existing ? 'made twice' : 'nothing to merge into'}`);
  if (existing) existing.data = { ...(existing.data as Json), ...values };
  else manifests.push({ apiVersion: 'v1', kind, metadata: { name }, data: values });
}

function applyPatch(manifests: Manifest[], { path, target }: Patch, folder: string): void {
  const { metadata: _, ...patch } = parse(readFileSync(join(folder, path), 'utf8')) as Manifest;
  const targets = manifests.filter(
    ({ kind, metadata }) => kind === target.kind && (!target.name || metadata.name === target.name),
  );
  if (targets.length === 0) throw new Error(`${path}: nothing to patch`);
  for (const manifest of targets) Object.assign(manifest, merged(manifest, patch));
}

/** Strategic merge: objects member by member, lists of named things by name, all else replaced. */
function merged(base: unknown, patch: unknown): unknown {
  if (Array.isArray(base) && Array.isArray(patch) && patch.every(isNamed)) {
    const others = base.filter((item) => !patch.some(({ name }) => isNamed(item) && item.name === name));
    return patch
      .map((item) => merged(base.find((old) => isNamed(old) && old.name === item.name) ?? {}, item))
      .concat(others);
  }
  if (!isObject(base) || !isObject(patch)) return structuredClone(patch);
  const result: Json = { ...base };
  for (const [key, value] of Object.entries(patch))
    result[key] = key in base ? merged(base[key], value) : structuredClone(value);
  return result;
}

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isNamed = (value: unknown): value is { name: string } => isObject(value) && typeof value.name === 'string';

export type Container = { name: string; image: string; [member: string]: unknown };
export type PodSpec = { containers: Container[]; initContainers?: Container[]; [member: string]: unknown };

/** The pod of a workload; undefined for every other kind. */
export const podOf = ({ spec }: Manifest): { metadata: Manifest['metadata']; spec: PodSpec } | undefined => {
  const template = isObject(spec) ? spec.template : undefined;
  return isObject(template) ? (template as { metadata: Manifest['metadata']; spec: PodSpec }) : undefined;
};

const containersOf = (manifests: Manifest[]): Container[] =>
  manifests.flatMap((manifest) => podOf(manifest)?.spec.containers ?? []);

function retag(container: Container, name: string, tag: string): void {
  if (container.image.split(':')[0] === name) container.image = `${name}:${tag}`;
}

function scale(manifests: Manifest[], name: string, count: number): void {
  const found = manifests.filter(({ kind, metadata }) => /Deployment|StatefulSet/.test(kind) && metadata.name === name);
  if (found.length !== 1) throw new Error(`replicas: no workload ${name}`);
  for (const manifest of found) (manifest.spec as Json).replicas = count;
}
