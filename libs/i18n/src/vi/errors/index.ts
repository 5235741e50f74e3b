import { intake } from './intake.ts';
import { access } from './access.ts';
import { requests } from './requests.ts';
import { running } from './running.ts';
import { directory } from './directory.ts';
import { reorganisation } from './reorganisation.ts';
import { people } from './people.ts';
import { imports } from './imports.ts';
import { scoring } from './scoring.ts';
import { register } from './register.ts';
import { duties } from './duties.ts';
import { meetings } from './meetings.ts';
import { papersAndBallots } from './papers-and-ballots.ts';
import { notices } from './notices.ts';
import { pledges } from './pledges.ts';
import { criteriaSets } from './criteria-sets.ts';

/** One sentence per error code, in the order: what was expected, what came, what to do. */
export const errors = {
  ...intake,
  ...access,
  ...requests,
  ...running,
  ...directory,
  ...reorganisation,
  ...people,
  ...imports,
  ...scoring,
  ...register,
  ...meetings,
  ...duties,
  ...papersAndBallots,
  ...notices,
  ...pledges,
  ...criteriaSets,
};
