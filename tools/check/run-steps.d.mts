export type Step = { name: string; command: string[]; after?: string };
export type Outcome = { name: string; ok: boolean; seconds: number; output: string };
export function runSteps(
  steps: Step[],
  options: { cwd: string; env: NodeJS.ProcessEnv; width?: number; report?: (outcome: Outcome) => void },
): Promise<Outcome[]>;
export function printFailures(outcomes: Outcome[]): void;
