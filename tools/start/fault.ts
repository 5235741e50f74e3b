/** Why the product can't start and what to do about it, a line each; goes to stderr as it is. */
export class StartFault extends Error {
  constructor(...lines: string[]) {
    super(lines.join('\n'));
    this.name = 'StartFault';
  }
}
