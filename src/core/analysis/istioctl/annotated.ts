import type { Path } from '../../text';
import { question } from '../question';
import { isIstioAnnotation, knownAnnotation, type KnownAnnotation } from './annotations';
import { forSeen, type Seen } from './scope';

/** An annotation of Istio's prefix on an object itself. What stands in a pod template is not looked at. */
export interface Annotated {
  readonly seen: Seen;
  readonly kind: string;
  readonly name: string;
  readonly value: string;
  /** Undefined when Istio has no such annotation. */
  readonly known: KnownAnnotation | undefined;
  /** From the resource's root. */
  readonly path: Path;
}

/** The kinds whose annotations are looked at (istio/istio pkg/config/analysis/analyzers/annotations/annotations.go, Analyze). */
const kinds = ['Namespace', 'Service', 'Pod', 'Deployment'];

/** Every annotation that the analyzer of annotations looks at; four rules ask for them. */
export const annotationsOf = question((input): readonly Annotated[] => annotated.flatMap((read) => read(input)));

const annotated = kinds.map((kind) => forSeen(kind, readAnnotations));

function readAnnotations(seen: Seen): readonly Annotated[] {
  const { kind } = seen.resource;
  return Object.entries(seen.annotations)
    .filter(([name]) => isIstioAnnotation(name))
    .map(([name, value]) => {
      const path = ['metadata', 'annotations', name];
      return { seen, kind, name, value, known: knownAnnotation(name), path };
    });
}

/** Whether an annotation is read on the kind that it stands on. */
export function isInPlace({ known, kind }: Annotated): boolean {
  return known !== undefined && (known.kinds.includes('Any') || known.kinds.includes(kind));
}
