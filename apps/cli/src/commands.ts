import type { Command } from './command.ts';
import { dlqCommand } from './dlq/dlq.command.ts';
import { evidenceCommand } from './evidence/evidence.command.ts';
import { loadCommand } from './load/load.command.ts';
import { seedCommand } from './seed/seed.command.ts';
import { statusCommand } from './status/status.command.ts';
import { tokenCommand } from './token.command.ts';
import { verifyCommand } from './verify/verify.command.ts';

/** In the order in which help lists them. */
export const commands: Command[] = [
  statusCommand,
  tokenCommand,
  evidenceCommand,
  loadCommand,
  dlqCommand,
  verifyCommand,
  seedCommand,
];
