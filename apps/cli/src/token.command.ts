import { CommandError, USAGE, type Command } from './command.ts';
import { findInstallation } from './installation.ts';
import { accountNames, machineNames, requestToken } from './tokens.ts';

export const tokenCommand: Command = {
  name: 'token',
  summary: 'an access token of a development account',
  help: `
bontot token --as <account>

Prints an access token, and nothing else; it is good for an hour.
  --as   ${accountNames.join(', ')}; or the machine client ${machineNames.join(', ')}

Exit codes: 0 printed, 1 identity does not answer or refuses, 2 wrong options`,
  options: { as: { type: 'string' } },
  async run({ as }, _positionals, io) {
    if (typeof as !== 'string') throw new CommandError('--as expects an account, e.g. --as secretary', USAGE);
    const { access_token } = await requestToken(findInstallation(io.env), as);
    io.out(`${access_token}\n`);
    return 0;
  },
};
