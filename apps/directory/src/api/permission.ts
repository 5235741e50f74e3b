import { can, type Action, type Target } from '@bontot/access';
import { localDateOf, type UnitPath } from '@bontot/kernel';
import { CONFIG, forbidden, ToldTime, type Asking } from '@bontot/service';
import { Inject, Injectable } from '@nestjs/common';
import type { DirectoryConfig } from '../config.ts';

/** Senders whose contract names the directory's own records. In development the client that fills in history; else none. */
const SENDERS = { development: ['seeder', 'bootstrap'], production: ['bootstrap'] };

/** Asks the permission matrix about one unit or person; what a sender may write here is this service's own affair. */
@Injectable()
export class Permission {
  readonly #senders: readonly string[];
  readonly #told: ToldTime;

  constructor(@Inject(CONFIG) config: Pick<DirectoryConfig, 'BONTOT_ENV'>, told: ToldTime) {
    this.#told = told;
    this.#senders = SENDERS[config.BONTOT_ENV];
  }

  allows(action: Action, target: Target, { actor, moment }: Asking): boolean {
    this.#told.heard(actor);
    const listed = actor.sender === undefined || this.#senders.includes(actor.sender);
    return can(actor, action, { ...target, listed }, localDateOf(moment));
  }

  /** Problem 403 FORBIDDEN. */
  require(action: Action, target: Target, asking: Asking): void {
    if (!this.allows(action, target, asking)) throw forbidden('FORBIDDEN', { action });
  }

  /** Units, transfers and positions at a path. Problem 403 FORBIDDEN. */
  requireManage(path: UnitPath, asking: Asking): void {
    this.require('units.manage', { path }, asking);
  }
}
