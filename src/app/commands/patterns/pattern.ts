import type { ChangeResult } from '../../../core/edit-at';
import type { Snapshot } from '../../../core/snapshot';

/** What a pattern is asked to work on beside its resource. */
export interface PatternAim {
  /** The port row that it was asked for; undefined for the whole resource. */
  readonly port?: number;
  /** The key of the Gateway that was dropped on, where there is one. */
  readonly gateway?: string;
  /** A host that no entry has, or the URL of a call to it. */
  readonly host?: string;
  /** Where what is made belongs, when that is not the namespace of the resource. */
  readonly namespace?: string;
}

/** Something to choose before a pattern is written. */
export type Choice =
  | {
      readonly type: 'one';
      readonly id: string;
      readonly label: string;
      readonly options: readonly { readonly value: string; readonly label: string; readonly says?: string }[];
    }
  /** Things to put in order, the first one first. */
  | {
      readonly type: 'order';
      readonly id: string;
      readonly label: string;
      readonly items: readonly { readonly value: string; readonly label: string }[];
    }
  /** Any number of things; those that are ticked are chosen at first. */
  | {
      readonly type: 'some';
      readonly id: string;
      readonly label: string;
      readonly items: readonly {
        readonly value: string;
        readonly label: string;
        /** Its short name, where the label is a sentence. */
        readonly detail?: string;
        /** What to decide it by. */
        readonly says?: string;
        readonly ticked: boolean;
      }[];
    }
  | {
      readonly type: 'text';
      readonly id: string;
      readonly label: string;
      readonly value: string;
      /** Values that are known and may be meant. */
      readonly known?: readonly string[];
    };

/** What was chosen, by the id of the choice; of an order all values, the first one first; of some those that are ticked. What is absent has its first option. */
export type Chosen = Readonly<Record<string, string | readonly string[]>>;

/**
 * A command that rewrites several places, possibly of several documents, as one change. It is offered for a resource, a ServiceEntry in
 * most cases; its sheet shows the patch before anything is written.
 */
export interface Pattern {
  /** Verb-noun, for example `start-tls-at-the-sidecar`. */
  readonly id: string;
  /** What menus and the command palette say. */
  readonly title: string;
  /** One sentence: what happens then. */
  readonly about: string;
  /** True, or one sentence that says why it is not offered. `resource` is the key of the resource. */
  readonly offered: (snapshot: Snapshot, resource: string, aim?: PatternAim) => true | string;
  readonly choices?: (snapshot: Snapshot, resource: string, aim?: PatternAim) => readonly Choice[];
  /** The change, its label being what the history says. */
  readonly change: (snapshot: Snapshot, resource: string, chosen: Chosen, aim?: PatternAim) => ChangeResult;
  /** What stops working, a sentence each. */
  readonly warns?: (snapshot: Snapshot, resource: string, chosen: Chosen, aim?: PatternAim) => readonly string[];
}
