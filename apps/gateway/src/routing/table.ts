/** A service behind the gateway, by its process name: the audience of the identities signed for it. */
export type Upstream = 'directory' | 'scoring-api' | 'dashboards' | 'notifications' | 'meetings' | 'pledges';

/**
 * `anonymous`: whoever asks stays unknown. Neither session nor token is looked at, and the service is told nothing but the
 * body and its type. `untraced`: nothing of it is logged, measured or traced. `asAccount`: who signed in comes as their
 * account and not as a person, for nobody may be linked to it yet.
 */
export type Entry = { pattern: string; to: Upstream; anonymous?: true; untraced?: true; asAccount?: true };

/**
 * Which service answers what: the first entry that matches. `*` stands for one segment, `**` at the end for the rest,
 * also for none. What is not here does not exist outside.
 */
export const table: readonly Entry[] = [
  { pattern: '/api/v1/cells/*', to: 'directory' },
  { pattern: '/api/v1/units/**', to: 'directory' },
  { pattern: '/api/v1/members/**', to: 'directory' },
  { pattern: '/api/v1/plans/**', to: 'directory' },
  { pattern: '/api/v1/posts/**', to: 'directory' },
  { pattern: '/api/v1/people/**', to: 'directory' },
  { pattern: '/api/v1/transfers/**', to: 'directory' },
  { pattern: '/api/v1/candidates/**', to: 'directory' },
  { pattern: '/api/v1/training/**', to: 'directory' },
  { pattern: '/api/v1/directory/sweep', to: 'directory' },
  { pattern: '/api/v1/invitations/accept', to: 'directory', asAccount: true },
  { pattern: '/api/v1/import', to: 'directory' },
  { pattern: '/api/v1/imports/**', to: 'directory' },
  { pattern: '/api/v1/exports/**', to: 'directory' },
  { pattern: '/api/v1/cells/*/**', to: 'scoring-api' },
  { pattern: '/api/v1/evidence/**', to: 'scoring-api' },
  { pattern: '/api/v1/exemptions/**', to: 'scoring-api' },
  { pattern: '/api/v1/sets/**', to: 'scoring-api' },
  { pattern: '/api/v1/adoptions/**', to: 'scoring-api' },
  { pattern: '/api/v1/senders/**', to: 'scoring-api' },
  { pattern: '/api/v1/unclaimed/**', to: 'scoring-api' },
  { pattern: '/api/v1/next-steps', to: 'scoring-api' },
  { pattern: '/api/v1/register/**', to: 'scoring-api' },
  { pattern: '/api/v1/verification/**', to: 'scoring-api' },
  { pattern: '/api/v1/dashboards/**', to: 'dashboards' },
  { pattern: '/api/v1/stream', to: 'dashboards' },
  { pattern: '/api/v1/notices/**', to: 'notifications' },
  { pattern: '/api/v1/meetings/**', to: 'meetings' },
  { pattern: '/api/v1/meeting-settings/**', to: 'meetings' },
  { pattern: '/api/v1/months/**', to: 'meetings' },
  { pattern: '/api/v1/tasks/**', to: 'meetings' },
  { pattern: '/api/v1/study/**', to: 'meetings' },
  { pattern: '/api/v1/member-reports/**', to: 'meetings' },
  { pattern: '/api/v1/unit-reports/**', to: 'meetings' },
  { pattern: '/api/v1/members-reviews/**', to: 'meetings' },
  { pattern: '/api/v1/papers/**', to: 'meetings' },
  { pattern: '/api/v1/ballots/*/votes', to: 'meetings', anonymous: true, untraced: true },
  { pattern: '/api/v1/ballots/*/tokens', to: 'meetings', untraced: true },
  { pattern: '/api/v1/ballots/**', to: 'meetings' },
  { pattern: '/api/v1/minutes-verification', to: 'meetings' },
  { pattern: '/api/v1/pledges/**', to: 'pledges' },
  { pattern: '/api/v1/initiatives/**', to: 'pledges' },
  { pattern: '/api/v1/models/**', to: 'pledges' },
  { pattern: '/api/v1/registrations/**', to: 'pledges' },
  { pattern: '/api/v1/pledge-campaigns/**', to: 'pledges' },
  { pattern: '/api/v1/pledge-files/**', to: 'pledges' },
  { pattern: '/api/v1/compact-verification', to: 'pledges' },
];

/** The way of a path (without its query), or undefined. A path that two readers could read differently has none. */
export function wayOf(path: string, entries: readonly Entry[] = table): Entry | undefined {
  const segments = path.split('/').slice(1).map(plainSegment);
  if (segments.some((segment) => segment === undefined)) return undefined;
  return entries.find(({ pattern }) => matches(pattern.split('/').slice(1), segments as string[]));
}

function matches(pattern: string[], segments: string[]): boolean {
  for (const [index, part] of pattern.entries()) {
    if (part === '**') return true;
    if (segments[index] === undefined || (part !== '*' && part !== segments[index])) return false;
  }
  return segments.length === pattern.length;
}

/** A segment that means the same before and after decoding rules: no empty one, no dots, no hidden slash or control. */
function plainSegment(raw: string): string | undefined {
  let segment: string;
  try {
    segment = decodeURIComponent(raw);
  } catch {
    return undefined;
  }
  // eslint-disable-next-line no-control-regex -- control characters are what must not pass
  return segment === '' || segment === '.' || segment === '..' || /[/\\?#\u0000-\u001f\u007f]/.test(segment)
    ? undefined
    : segment;
}
