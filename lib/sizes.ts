/** Megabytes of a function. A part's compressed bytes, a page and the runtime fit in half of it; the rest buys CPU. */
export const memoryMb = 512;

/** Assess: DuckDB may take a gigabyte, and writes to the disk what does not fit, with a copy of the run's parts. */
export const assessSize = { memoryMb: 3008, storageGib: 10 } as const;
