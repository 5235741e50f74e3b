import {
  decideSettings,
  defaultSettings,
  evolveDuty,
  type DutyAround,
  type UnitSettings,
  type SettingsAct,
  type StateEvent,
} from '@bontot/meeting-core';
import type { Database } from '@bontot/persistence';
import { bare, Duties } from './duties.ts';

/** What a unit has agreed for all its meetings: `_id` its id. */
export class Settings extends Duties<UnitSettings, SettingsAct, DutyAround, StateEvent<UnitSettings>> {
  constructor(database: Database) {
    super(
      database,
      {
        collection: 'settings',
        fields: {
          ...{ unitId: 'text', minMinutes: 'number', attendanceBase: 'text', regular: 'structure' },
          ...{ thematic: 'structure', exceptions: 'structure', groups: 'structure' },
        },
        indexes: [{ keys: { unitId: 1 }, serves: 'follow(): what lies in a unit that moved' }],
      },
      { decide: decideSettings, evolve: evolveDuty, facts: () => [] },
    );
  }

  /** What holds for a unit; what the regulations say where it has agreed nothing. */
  async of(unitId: string): Promise<UnitSettings> {
    const stored = await this.store.load(unitId);
    return stored ? bare(stored.state) : defaultSettings(unitId);
  }
}
