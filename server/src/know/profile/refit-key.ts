/** The one waiting fit of a workspace, however often it is asked for. */
export const refitKey = (workspaceId: string): string => `profile.refit:${workspaceId}`;
