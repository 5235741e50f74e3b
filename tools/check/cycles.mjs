// Finds cycles of imports between files and between projects, types included. Usage: node tools/check/cycles.mjs [root]
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const SOURCES = '{apps,libs,tools,bench}/**/*.{ts,tsx,mts,mjs}';
const SKIPPED = /(^|\/)(node_modules|dist)\//;

/** The files each file imports, by path from the root; a package of ours leads to its index. */
export function importGraph(root) {
  const files = globSync(SOURCES, { cwd: root, exclude: (name) => /^(node_modules|dist)$/.test(name) });
  const graph = new Map();
  for (const file of files.filter((path) => !SKIPPED.test(path)).sort()) {
    const { importedFiles } = ts.preProcessFile(readFileSync(join(root, file), 'utf8'), true, true);
    graph.set(file, [...new Set(importedFiles.map(({ fileName }) => targetOf(root, file, fileName)).filter(Boolean))]);
  }
  return graph;
}

function targetOf(root, file, specifier) {
  if (specifier.startsWith('.')) return relative(root, resolve(root, dirname(file), specifier));
  const own = /^@bontot\/([^/]+)$/.exec(specifier)?.[1];
  const index = own && `libs/${own}/src/index.ts`;
  return index && existsSync(join(root, index)) ? index : undefined;
}

/** The same graph between projects; a file outside apps and libs belongs to its top folder. */
export function projectGraph(files) {
  const projectOf = (file) => /^(apps|libs)\/[^/]+/.exec(file)?.[0] ?? file.split('/')[0];
  const graph = new Map();
  for (const [file, imports] of files) {
    if (/\.spec\.ts$|\/test\//.test(file)) continue;
    const targets = graph.get(projectOf(file)) ?? new Set();
    for (const target of imports) if (projectOf(target) !== projectOf(file)) targets.add(projectOf(target));
    graph.set(projectOf(file), targets);
  }
  return graph;
}

/** One cycle per group of nodes that reach each other (Tarjan's components), each as the path that closes. */
export function cyclesOf(graph) {
  const state = new Map();
  const stack = [];
  const components = [];
  const visit = (node) => {
    const own = { index: state.size, low: state.size, onStack: true };
    state.set(node, own);
    stack.push(node);
    for (const target of graph.get(node) ?? []) {
      if (target === node) components.push([node]);
      if (!state.has(target)) own.low = Math.min(own.low, visit(target).low);
      else if (state.get(target).onStack) own.low = Math.min(own.low, state.get(target).index);
    }
    if (own.low === own.index) {
      const component = stack.splice(stack.indexOf(node));
      for (const member of component) state.get(member).onStack = false;
      if (component.length > 1) components.push(component);
    }
    return own;
  };
  for (const node of graph.keys()) if (!state.has(node)) visit(node);
  return components.map((component) => shortestLoop(graph, component));
}

function shortestLoop(graph, component) {
  const inside = new Set(component);
  const start = component[0];
  const paths = [[start]];
  const seen = new Set();
  for (const path of paths)
    for (const next of graph.get(path.at(-1)) ?? []) {
      if (next === start) return [...path, start];
      if (!inside.has(next) || seen.has(next)) continue;
      seen.add(next);
      paths.push([...path, next]);
    }
  return component;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const files = importGraph(resolve(process.argv[2] ?? '.'));
  const found = [...cyclesOf(files), ...cyclesOf(projectGraph(files))];
  for (const cycle of found) console.log(`cycle: ${cycle.join(' → ')}`);
  if (found.length === 0) console.log(`no cycle among ${files.size} files`);
  process.exitCode = found.length > 0 ? 1 : 0;
}
