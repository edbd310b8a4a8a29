/** The epoch of the log: a restore raises it, so that what comes after stands behind what was. */
export const epochSql = '(select epoch from spine_epoch)';
export const setEpochSql = 'update spine_epoch set epoch = $1';
