// Prints what the AsyncAPI parser says of a document: its errors and warnings, and how many messages it found.
import { DiagnosticSeverity, Parser } from '@asyncapi/parser';
import { readFileSync } from 'node:fs';

const { document, diagnostics } = await new Parser().parse(readFileSync(process.argv[2], 'utf8'));
const problems = diagnostics.filter(({ severity }) => severity <= DiagnosticSeverity.Warning);
console.log(JSON.stringify({ problems, messages: document?.components().messages().length ?? 0 }));
