// Names of headers as istiod's webhook reads them: istio/istio pkg/config/validation/validation.go and pkg/jwt/routing.go.

/** A token of RFC 7230. A comma passes as well: it lies between the + and the . of Istio's own pattern. */
function isHeaderToken(text: string): boolean {
  return /^[!#$%&'*+,\-.^_`|~0-9a-zA-Z]+$/.test(text);
}

const pseudoHeaders = [':method', ':scheme', ':authority', ':path', ':status'];

/** What a match may ask for: a header, a pseudo header of HTTP/2, or a claim of a JWT (ValidateHTTPHeaderNameOrJwtClaimRoute). */
export function isMatchedHeader(text: string): boolean {
  return isJwtClaim(text) || pseudoHeaders.includes(text) || isHeaderToken(text);
}

/** A claim of the caller's JWT written as a header: `@request.auth.claims.sub` or `@request.auth.claims[sub]` (ToRoutingClaim). */
export function isJwtClaim(text: string): boolean {
  return /^@request\.auth\.claims(?:\..+|\[.+\])$/is.test(text);
}

/** The name under which a request says which host it is for. */
export function isAuthority(text: string): boolean {
  return ['host', ':authority'].includes(text.toLowerCase());
}

/**
 * Why a header cannot be changed, as the end of a sentence that begins with its name, or null when it can (ValidateHTTPHeaderOperationName and
 * …WithAuthorityOperationName). `takesAuthority` holds for what is added to or set on a request.
 */
export function headerChangeProblem(text: string, takesAuthority: boolean): string | null {
  if (text === '') return 'is empty';
  if (takesAuthority && isAuthority(text)) return null;
  if (text.toLowerCase() === 'host') return 'cannot be changed here';
  return text.startsWith(':') ? 'is a part of the request line and cannot be changed here' : null;
}

/** What CORS may name: a header, or `*` for all (ValidateCORSHTTPHeaderName). */
export function isCorsHeader(text: string): boolean {
  return isHeaderToken(text);
}
