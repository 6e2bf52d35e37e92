import { createContext } from 'react';

/** Names of the groups of an object that start open although nothing in them is set, because somebody has just asked for them. */
export const OpeningContext = createContext<readonly string[]>([]);
