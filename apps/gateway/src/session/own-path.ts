/** Addresses to which a sign-in never returns: not pages. */
const NO_PAGES = /^\/(api|auth|bootstrap)(\/|$)/;

/**
 * The page to return to after a sign-in: a path of this product, whatever was asked for. What leads elsewhere, or could
 * be read so by some browser (`//evil`, `/\evil`, a scheme, control characters), becomes the first page.
 */
export function ownPath(wanted: string | undefined, publicUrl: string): string {
  // eslint-disable-next-line no-control-regex -- browsers drop control characters, and what is left may lead elsewhere
  if (wanted === undefined || !/^\/(?![/\\])/.test(wanted) || /[\u0000-\u001f\u007f\\]/.test(wanted)) return '/';
  const base = new URL(publicUrl);
  let found: URL;
  try {
    found = new URL(wanted, base);
  } catch {
    return '/';
  }
  // Dots are resolved by now, and may have made a double slash of `/.//evil`.
  if (found.origin !== base.origin || found.pathname.startsWith('//') || NO_PAGES.test(found.pathname)) return '/';
  return `${found.pathname}${found.search}${found.hash}`;
}
