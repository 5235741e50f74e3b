type Stored = Record<string, unknown> & { grantId?: string; uid?: string; userCode?: string };

/** Sign-ins in progress, kept in memory: whoever restarts this service of development signs in again. */
export class MemoryAdapter {
  static readonly #stored = new Map<string, { payload: Stored; expiresAt: number }>();
  readonly #model: string;

  constructor(model: string) {
    this.#model = model;
  }

  async upsert(id: string, payload: Stored, expiresIn: number): Promise<void> {
    const now = Date.now();
    for (const [key, { expiresAt }] of MemoryAdapter.#stored) if (expiresAt <= now) MemoryAdapter.#stored.delete(key);
    MemoryAdapter.#stored.set(this.#key(id), { payload, expiresAt: now + expiresIn * 1000 });
  }
  async find(id: string): Promise<Stored | undefined> {
    const found = MemoryAdapter.#stored.get(this.#key(id));
    return found && found.expiresAt > Date.now() ? found.payload : undefined;
  }
  findByUid(uid: string): Promise<Stored | undefined> {
    return this.#findBy((payload) => payload.uid === uid);
  }
  findByUserCode(userCode: string): Promise<Stored | undefined> {
    return this.#findBy((payload) => payload.userCode === userCode);
  }
  async consume(id: string): Promise<void> {
    const payload = await this.find(id);
    if (payload) payload.consumed = Math.floor(Date.now() / 1000);
  }
  async destroy(id: string): Promise<void> {
    MemoryAdapter.#stored.delete(this.#key(id));
  }
  async revokeByGrantId(grantId: string): Promise<void> {
    for (const [key, { payload }] of MemoryAdapter.#stored)
      if (payload.grantId === grantId) MemoryAdapter.#stored.delete(key);
  }

  #key(id: string): string {
    return `${this.#model}:${id}`;
  }
  async #findBy(matches: (payload: Stored) => boolean): Promise<Stored | undefined> {
    for (const [key, { payload, expiresAt }] of MemoryAdapter.#stored)
      if (key.startsWith(`${this.#model}:`) && expiresAt > Date.now() && matches(payload)) return payload;
    return undefined;
  }
}
