/** The door: what other modules may use. */
export { forgetWorkspace, workspaceOf } from './remember-workspace.ts';
export {
  createWorkspace,
  findWorkspace,
  listWorkspaceIds,
  type NewWorkspace,
  type Workspace,
  type WorkspaceSettings,
} from './workspace.ts';
