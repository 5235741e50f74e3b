import { Injectable, StandardSchemaValidationPipe, type ArgumentMetadata } from '@nestjs/common';
import { invalid, type FieldError } from './problem.ts';

const MAX_ERRORS = 50;

type Issue = { message: string; path?: readonly (PropertyKey | { key: PropertyKey })[] } & Record<string, unknown>;

/**
 * Validates every argument that has a schema (`@Body({ schema })`, `@Query({ schema })`, `@Param({ schema })`) and hands
 * on what the schema made of it. What does not fit is a problem 400 VALIDATION that names each field, what was expected
 * and what came.
 */
@Injectable()
export class SchemaPipe extends StandardSchemaValidationPipe {
  override async transform<T>(value: T, metadata: ArgumentMetadata): Promise<T> {
    const { schema, data } = metadata;
    if (!schema || !this.toValidate(metadata)) return value;
    const result = await this.validate<T>(value, schema);
    if (!result.issues) return result.value;
    const prefix = data === undefined ? [] : [data];
    throw invalid(result.issues.slice(0, MAX_ERRORS).map((issue) => fieldErrorOf(issue as Issue, value, prefix)));
  }
}

function fieldErrorOf(issue: Issue, value: unknown, prefix: string[]): FieldError {
  const path = (issue.path ?? []).map((part) => (typeof part === 'object' ? part.key : part));
  const field = [...prefix, ...path].map(String).join('.') || 'body';
  const got = path.reduce<unknown>(
    (inside, key) => (inside as Record<PropertyKey, unknown> | undefined | null)?.[key],
    value,
  );
  return { field, expected: expectedBy(issue), got: shown(got) };
}

/** What a Zod issue expected, in a few words; the message of any other schema library as it is. */
function expectedBy(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return String(issue.expected);
    case 'invalid_value':
      return (issue.values as unknown[]).slice(0, 20).map(String).join(' | ');
    case 'too_big':
      return `at most ${String(issue.maximum)}`;
    case 'too_small':
      return `at least ${String(issue.minimum)}`;
    case 'invalid_format':
      return typeof issue.pattern === 'string' ? `text like ${issue.pattern}` : String(issue.format);
    case 'unrecognized_keys':
      return `no member ${(issue.keys as string[]).slice(0, 10).join(', ')}`;
    case 'invalid_union':
      return 'one of the shapes that the documentation names';
    default:
      return issue.message;
  }
}

/** Enough of a value to recognise it. */
function shown(value: unknown): unknown {
  if (value === undefined) return 'nothing';
  if (typeof value === 'string') return value.length > 100 ? `${value.slice(0, 100)}…` : value;
  if (typeof value !== 'object' || value === null) return value;
  return Array.isArray(value) ? `a list of ${value.length}` : 'an object';
}
