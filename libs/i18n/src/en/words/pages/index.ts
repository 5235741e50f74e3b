import { cell } from './cell.ts';
import { importDesk } from './import-desk.ts';
import { meetingDesk } from './meeting-desk.ts';
import { meetingPhone } from './meeting-phone.ts';
import { memberPhone } from './member-phone.ts';
import { notices } from './notices.ts';
import { people } from './people.ts';
import { pledgeDesk } from './pledge-desk.ts';
import { pledgePhone } from './pledge-phone.ts';
import { organisation } from './organisation.ts';
import { register } from './register.ts';
import { registerDesk } from './register-desk.ts';
import { shell } from './shell.ts';
import { signIn } from './sign-in.ts';
import { units } from './units.ts';

export const pages = {
  ...cell,
  ...importDesk,
  ...meetingDesk,
  ...meetingPhone,
  ...memberPhone,
  ...notices,
  ...people,
  ...pledgeDesk,
  ...pledgePhone,
  ...organisation,
  ...register,
  ...registerDesk,
  ...shell,
  ...signIn,
  ...units,
};
