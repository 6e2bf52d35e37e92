import { createContext } from 'react';

/** Whether a group starts open although nothing in it is set, because somebody has just asked for it. */
export const OpeningContext = createContext(false);
