import { Sweep } from './sweep.ts';
import { ToldTime } from './told-time.ts';

const NOON = Date.UTC(2026, 2, 1, 5);

function sweepOf() {
  const looked: string[] = [];
  const clock = { now: () => NOON };
  const told = new ToldTime(clock);
  const sweep = new Sweep({
    repairs: () => Promise.resolve(looked.push('repairs')),
    duties: { days: (at) => Promise.resolve(looked.push(`days of ${at}`)) },
    ...{ told, clock },
  });
  return { sweep, told, looked };
}

describe('a sweep', () => {
  it('repairs first, then lets the days of the machine’s clock come', async () => {
    const { sweep, looked } = sweepOf();
    await sweep.run();
    expect(looked).toEqual(['repairs', `days of ${NOON}`]);
  });

  it('lets no day pass by itself while somebody tells the time', async () => {
    const { sweep, told, looked } = sweepOf();
    told.heard({ ref: 'client:seeder', posts: [], sender: 'seeder', clock: NOON });
    await sweep.run();
    expect(looked).toEqual(['repairs']);
    expect(await sweep.look(NOON - 1)).toEqual({ repairs: 2, days: 3 });
  });

  it('lets looks follow one another, also after one that failed', async () => {
    const looked: string[] = [];
    const clock = { now: () => NOON };
    const repairs = async (at: number) => {
      looked.push(`begins ${at}`);
      await Promise.resolve();
      looked.push(`ends ${at}`);
      if (at === 1) throw new Error('no database');
      return 0;
    };
    const sweep = new Sweep({ repairs, duties: {}, told: new ToldTime(clock), clock });
    const first = sweep.look(1);
    const second = sweep.look(2);
    await expect(first).rejects.toThrow('no database');
    await second;
    expect(looked).toEqual(['begins 1', 'ends 1', 'begins 2', 'ends 2']);
  });
});
