type Cookie = { name: string; value: string; host: string; path: string };

/** As much of a browser as signing in needs: cookies by host and path, and redirects followed one by one. */
export class Browser {
  readonly cookies: Cookie[] = [];
  /** Addresses that were asked for, in order. */
  readonly asked: string[] = [];
  /** Where a host that people know listens in the test. */
  readonly #hosts: Map<string, string>;

  constructor(hosts: Record<string, string> = {}) {
    this.#hosts = new Map(Object.entries(hosts));
  }

  cookie(start: string): Cookie | undefined {
    return this.cookies.find(({ name }) => name.startsWith(start));
  }

  /** One request, and no redirect followed. */
  async ask(address: string, init: RequestInit & { headers?: Record<string, string> } = {}): Promise<Response> {
    const url = new URL(address);
    this.asked.push(url.href);
    const cookie = this.cookies
      .filter(({ host, path }) => host === url.hostname && url.pathname.startsWith(path))
      .map(({ name, value }) => `${name}=${value}`)
      .join('; ');
    const reached = new URL(url.pathname + url.search, this.#hosts.get(url.origin) ?? url.origin);
    const answer = await fetch(reached, {
      ...init,
      redirect: 'manual',
      headers: { accept: 'text/html,*/*', ...(cookie && { cookie }), ...init.headers },
    });
    for (const line of answer.headers.getSetCookie()) this.#keep(line, url);
    return answer;
  }

  /** Asks, and follows where it is sent; the last answer and its address. */
  async open(address: string, init: RequestInit & { headers?: Record<string, string> } = {}) {
    let at = address;
    let answer = await this.ask(at, init);
    for (let hops = 0; hops < 10 && answer.headers.has('location'); hops++) {
      at = new URL(answer.headers.get('location')!, at).href;
      answer = await this.ask(at);
    }
    return { answer, at };
  }

  /** Presses a button of the page's form. */
  async send(page: { answer: Response; at: string }, fields: Record<string, string>) {
    const text = await page.answer.text();
    const action = new URL(/<form[^>]* action="([^"]+)"/.exec(text)![1]!.replaceAll('&amp;', '&'), page.at).href;
    const hidden = [...text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]+)"/g)].map(([, name, value]) => [
      name!,
      value!,
    ]);
    return this.open(action, {
      method: 'POST',
      body: new URLSearchParams({ ...Object.fromEntries(hidden), ...fields }),
      headers: { origin: new URL(page.at).origin },
    });
  }

  #keep(line: string, { hostname: host, pathname }: URL): void {
    const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
    const [name = '', ...value] = pair.split('=');
    const of = (key: string) =>
      attributes
        .find((attribute) => attribute.toLowerCase().startsWith(`${key}=`))
        ?.split('=')
        .slice(1)
        .join('=');
    const path = of('path') ?? pathname;
    const gone = of('max-age') === '0' || Date.parse(of('expires') ?? '') < Date.now();
    const at = this.cookies.findIndex((known) => known.name === name && known.host === host && known.path === path);
    if (at >= 0) this.cookies.splice(at, 1);
    if (!gone) this.cookies.push({ name, value: value.join('='), host, path });
  }
}
