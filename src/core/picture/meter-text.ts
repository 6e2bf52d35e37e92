import type { TlsBy } from '../topology';
import { isTlsKnown, tlsLayers, tlsLetters } from './words';

/** What a wire's meter says: how many layers and who put them there, `1 s`; a `?` alone where that is not known, for no layers would be a claim. */
export function meterText(tls: TlsBy): string {
  return isTlsKnown(tls) ? `${tlsLayers(tls)} ${tlsLetters(tls)}`.trim() : tlsLetters(tls);
}
