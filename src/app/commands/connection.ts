import type { ChangeResult } from '../../core/edit-at';
import type { Spot } from '../../core/picture';
import type { Place } from '../../core/schema';

/** What drawing a wire from one end to another comes to, said before anything is written. */
export type Connection =
  | { readonly fits: true; /** "Adds a call to http://…". */ readonly says: string; readonly then: ConnectStep }
  | { readonly fits: false; /** One sentence that says why not, and the way. */ readonly says: string };

/** What is done when the wire is let go. */
export type ConnectStep =
  /** Written at once. */
  | ({ readonly type: 'change' } & Offer)
  /** A field is asked for first; it begins with `start`. */
  | {
      readonly type: 'ask';
      readonly what: AskedFor;
      readonly start: string;
      /** What a text would write, "Adds a call to https://…", or why that can be no URL or name. Whether it fits beside what is there is asked when it is finished. */
      readonly says: (text: string) => string;
      readonly finish: (text: string) => Offered;
      /** The toast and announcement after the change for this text. */
      readonly done: (text: string) => string;
      readonly select?: Place | string;
    }
  /** Something else has to change with it, so one of these is chosen first; `says` is the reason. */
  | { readonly type: 'choose'; readonly says: string; readonly offers: readonly Offer[] }
  /** A pattern over several documents, shown as a patch first. `entry` and `gateway` are resource keys. */
  | {
      readonly type: 'pattern';
      readonly pattern: 'egress-gateway';
      readonly entry: string;
      readonly port: number | null;
      readonly gateway: string | null;
    };

/** What a field asks for. `name-under-wildcard` takes a host under the entry's wildcard, or a URL with one. */
export type AskedFor = 'url' | 'name-under-wildcard' | 'address' | 'host';

/** A change that can be made, with its words. */
export interface Offer {
  /** What a button says: "Switch to STATIC and add 10.0.0.1". */
  readonly title: string;
  readonly change: () => ChangeResult;
  /** The toast and announcement after it. */
  readonly done: string;
  /** What is selected afterwards: a place, or the id of a node. */
  readonly select?: Place | string;
}

/** A change, or why there is none, with other changes that would do instead. */
export type Offered = ChangeResult & { readonly offers?: readonly Offer[] };

/** A target of a connection, for choosing it by keyboard. */
export interface ConnectTarget {
  /** Null is an empty place. */
  readonly end: Spot | null;
  /** What it is: "ServiceEntry production/api port 443". */
  readonly label: string;
  /** What connecting to it writes. */
  readonly says: string;
}

/** A connection that is not made: one sentence why, with the way. */
export function noConnection(says: string): Connection {
  return { fits: false, says };
}
