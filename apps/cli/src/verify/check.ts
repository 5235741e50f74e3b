import type { Installation } from '../installation.ts';

/** What one thing that can be checked says of itself. */
export type Finding = {
  ok: boolean;
  /** How many were compared. */
  checked: number;
  /** One line each, for a person. */
  differences: string[];
  /** Something that a person should know although nothing differs. */
  note?: string;
};

export type Check = (
  installation: Installation,
  options: { waitMs: number; signal: AbortSignal; progress: (line: string) => void },
) => Promise<Finding>;
