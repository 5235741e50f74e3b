import { refusalSentence, type Language } from '@bontot/i18n';
import { ApiProblem } from '../../shared/index.ts';

/** The refusal of a rule with its sentence, which answers about several commands leave to the reader. */
export async function withSentence(language: Language, cause: unknown): Promise<unknown> {
  const isRefusal = cause instanceof ApiProblem && cause.status >= 400 && cause.status < 500;
  if (!isRefusal || cause.detail || cause.code === 'SET_ASIDE') return cause;
  const details = (cause.extensions['details'] ?? {}) as Record<string, unknown>;
  const detail = await refusalSentence(language, cause.code, details).catch(() => '');
  return new ApiProblem(cause.status, { ...cause.extensions, code: cause.code, title: cause.title, detail });
}
