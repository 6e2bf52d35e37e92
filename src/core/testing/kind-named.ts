import { findKind, type Kind } from '../schema';

/** The kind of a name, of Istio's networking group unless another is given; throws where there is none. */
export function kindNamed(name: string, apiVersion = 'networking.istio.io/v1'): Kind {
  const kind = findKind(apiVersion, name);
  if (kind === undefined) throw new Error(`There is no kind ${apiVersion} ${name}`);
  return kind;
}
