import type { Trace } from './trace';

/** Codes with which HTTP sends a caller elsewhere (RFC 9110, section 15.4). */
const redirects: readonly number[] = [301, 302, 303, 307, 308];

/** Whether a proxy answers a call itself with a redirect, by `redirect`, `httpsRedirect` or a direct response. Who follows it makes another call. */
export function isRedirected({ outcome, response }: Pick<Trace, 'outcome' | 'response'>): boolean {
  return outcome === 'blocked' && redirects.includes(response?.code ?? 0);
}
