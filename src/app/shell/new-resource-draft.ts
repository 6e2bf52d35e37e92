import { useState } from 'react';
import { defaultNamespace, kinds, type Kind } from '../../core/schema';
import { addResource, placeFor } from '../commands/add-resource';
import { nameFromHost } from '../commands/resource-names';
import { useApp } from '../store';
import { getView } from '../view';

/** The kinds that a resource can be started from. */
export const makeable = kinds.filter((kind) => kind.starter !== undefined);

/** What was entered by hand; null where what follows from the rest still holds. */
interface Entered {
  readonly kind: Kind;
  readonly host: string;
  readonly name: string | null;
  readonly namespace: string;
  readonly file: string | null;
}

/** A resource that is being described, before it is made. */
export interface ResourceDraft {
  readonly kind: Kind;
  readonly asksHost: boolean;
  readonly host: string;
  /** As entered, else after the host. */
  readonly name: string;
  readonly namespace: string;
  readonly namespaces: readonly string[];
  readonly file: string;
  /** The file that would be made for it; null when it goes to one that is there. */
  readonly newFile: string | null;
  /** Why it could not be made as it was described, in one sentence. */
  readonly refusal: string | null;
  readonly enter: (change: Partial<Entered>) => void;
  /** Makes it; answers whether it was made. */
  readonly make: () => boolean;
}

/** The draft of a resource of a kind, or of the first that can be made where nobody has chosen one. */
export function useResourceDraft(start: string): ResourceDraft {
  const snapshot = useApp((state) => state.snapshot);
  const [entered, setEntered] = useState<Entered>(() => ({
    kind: makeable.find((each) => each.kind === start) ?? (makeable[0] as Kind),
    host: '',
    name: null,
    namespace: lastNamespace(snapshot.resources),
    file: null,
  }));
  const [refusal, setRefusal] = useState<string | null>(null);
  const { kind, host, namespace } = entered;
  const asksHost = kind.startsWithHost === true;
  const name = entered.name ?? (asksHost && host !== '' ? nameFromHost(host) : '');
  const usual = placeFor(snapshot, kind, getView().openFile);
  const file = entered.file ?? usual.path;
  return {
    ...{ kind, asksHost, host, name, namespace, file, refusal },
    namespaces: [...new Set(snapshot.resources.flatMap((resource) => resource.namespace ?? []))].sort(),
    newFile: usual.isNew && file === usual.path ? file : null,
    enter: (change) => {
      setEntered((before) => ({ ...before, ...change }));
      setRefusal(null);
    },
    make: () => {
      const refused = addResource({ kind, name, namespace: namespace || null, host: asksHost ? host : '', file });
      setRefusal(refused);
      return refused === null;
    },
  };
}

function lastNamespace(resources: readonly { readonly namespace: string | null }[]): string {
  return resources.findLast((resource) => resource.namespace !== null)?.namespace ?? defaultNamespace;
}
