/** Codes with which HTTP sends a caller elsewhere (RFC 9110, section 15.4). */
const redirects: readonly number[] = [301, 302, 303, 307, 308];

/**
 * What becomes of a request that a proxy answers itself, by the code of its answer: whether by `redirect`, `httpsRedirect` or a direct response, one that sends the
 * caller elsewhere is no refusal. Who follows it makes another call.
 */
export function answerOutcome(code: number): 'redirected' | 'blocked' {
  return redirects.includes(code) ? 'redirected' : 'blocked';
}
