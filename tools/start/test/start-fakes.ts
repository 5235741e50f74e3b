// `npm start` with fake services, as a process of its own. Arguments as for `npm start`.
import { main } from '../main.ts';
import { fakes } from './fakes.ts';

await main(process.argv.slice(2), {
  build: false,
  services: fakes(process.env['FAKE_STUBBORN'] ? { FAKE_STUBBORN: '1' } : {}),
});
