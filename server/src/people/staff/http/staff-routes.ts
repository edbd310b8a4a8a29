import { isRefusal } from '@peyvand/kernel/refusal';
import { type Route, route } from '../../../edge/http/route.ts';
import { writeShownOnce } from '../../../edge/http/shown-once.ts';
import { changeMember, removeMember } from '../commands/change-member.ts';
import { inviteColleague, withdrawInvitation } from '../commands/invite-colleague.ts';
import { changeRole, makeRole, removeRole } from '../commands/keep-roles.ts';
import { makeTeam, removeTeam, renameTeam } from '../commands/keep-teams.ts';
import { makeColleagueLink } from '../commands/make-link.ts';
import {
  byId,
  invitation,
  invitationWish,
  list,
  madeLink,
  member,
  memberChange,
  nothing,
  roleChange,
  roles,
  roleWish,
  team,
  teamWish,
} from '../contract.ts';
import { listInvitations, listMembers, listRoles, listTeams } from '../queries.ts';
import { wholeList, writeNarrowing } from './answers.ts';

/**
 * Colleagues, invitations, roles and teams of a workspace. What opens the house to somebody, or wider, asks once more who is
 * there; what narrows it or ends something does not.
 */
export const staffRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/members',
    right: 'staff.read',
    summary: { fa: 'همکاران', en: 'Colleagues' },
    answers: { 200: list(member) },
    handle: async (ctx) => wholeList(await ctx.read((tx) => listMembers(tx, ctx.principal))),
  }),
  route({
    method: 'PATCH',
    path: '/members/:id',
    right: 'staff.manage',
    confirm: true,
    summary: { fa: 'تغییر نقش همکار', en: "Change a colleague's role" },
    params: byId,
    body: memberChange,
    example: { role: 'support' },
    answers: { 200: nothing },
    handle: (ctx) =>
      writeNarrowing(ctx, async (w) => {
        const changed = await changeMember(w, ctx.house, ctx.principal, ctx.params.id, ctx.body);
        return isRefusal(changed) ? changed : null;
      }),
  }),
  route({
    method: 'DELETE',
    path: '/members/:id',
    right: 'staff.manage',
    summary: { fa: 'پایان همکاری', en: 'Remove a colleague' },
    params: byId,
    answers: { 200: nothing },
    handle: (ctx) => writeNarrowing(ctx, (w) => removeMember(w, ctx.house, ctx.principal, ctx.params.id)),
  }),
  route({
    method: 'POST',
    path: '/members/:id/password-link',
    right: 'staff.manage',
    confirm: true,
    summary: { fa: 'لینک گذرواژهٔ تازه برای همکار', en: "A link for a colleague's new password" },
    params: byId,
    answers: { 201: madeLink },
    handle: (ctx) =>
      writeShownOnce(ctx, 201, ['url'], (w) => makeColleagueLink(w, ctx.house, ctx.principal, ctx.params.id)),
  }),
  route({
    method: 'GET',
    path: '/invitations',
    right: 'staff.manage',
    summary: { fa: 'دعوت‌های باز', en: 'Open invitations' },
    answers: { 200: list(invitation) },
    handle: async (ctx) => wholeList(await ctx.read((tx) => listInvitations(tx, ctx.now))),
  }),
  route({
    method: 'POST',
    path: '/invitations',
    right: 'staff.manage',
    confirm: true,
    summary: { fa: 'دعوت همکار', en: 'Invite a colleague' },
    body: invitationWish,
    example: { email: 'zahra@example.com', role: 'seller' },
    answers: { 201: madeLink },
    handle: async (ctx) => {
      const { email, role, teamId = null, scope = null, masked = [] } = ctx.body;
      return writeShownOnce(ctx, 201, ['url'], (w) =>
        inviteColleague(w, ctx.house, ctx.principal, { email, role, teamId, scope, masked: masked as string[] }),
      );
    },
  }),
  route({
    method: 'DELETE',
    path: '/invitations/:id',
    right: 'staff.manage',
    summary: { fa: 'پس گرفتن دعوت', en: 'Withdraw an invitation' },
    params: byId,
    answers: { 200: nothing },
    handle: (ctx) => ctx.write(200, (w) => withdrawInvitation(w, ctx.house, ctx.principal, ctx.params.id)),
  }),
  route({
    method: 'GET',
    path: '/roles',
    right: 'staff.read',
    summary: { fa: 'نقش‌ها و دسترسی‌ها', en: 'Roles and rights' },
    answers: { 200: roles },
    handle: async (ctx) => ({ status: 200, body: await ctx.read(listRoles) }),
  }),
  route({
    method: 'POST',
    path: '/roles',
    right: 'staff.manage',
    summary: { fa: 'نقش تازه', en: 'Make a role' },
    body: roleWish,
    example: {
      name: 'سرپرست فروش',
      rights: ['customers.read', 'purchases.read'],
      scope: 'team',
      masked: ['national-id'],
    },
    answers: { 201: byId },
    handle: (ctx) =>
      ctx.write(201, (w) =>
        makeRole(w, ctx.house, ctx.principal, { ...ctx.body, masked: ctx.body.masked as string[] }),
      ),
  }),
  route({
    method: 'PATCH',
    path: '/roles/:id',
    right: 'staff.manage',
    confirm: true,
    summary: { fa: 'تغییر نقش', en: 'Change a role' },
    params: byId,
    body: roleChange,
    example: { rights: ['customers.read'] },
    answers: { 200: byId },
    handle: (ctx) =>
      writeNarrowing(ctx, (w) =>
        changeRole(w, ctx.house, ctx.principal, ctx.params.id, {
          ...ctx.body,
          masked: ctx.body.masked as string[] | undefined,
        }),
      ),
  }),
  route({
    method: 'DELETE',
    path: '/roles/:id',
    right: 'staff.manage',
    summary: { fa: 'برداشتن نقش', en: 'Remove a role' },
    params: byId,
    answers: { 200: nothing },
    handle: (ctx) => writeNarrowing(ctx, (w) => removeRole(w, ctx.house, ctx.principal, ctx.params.id)),
  }),
  route({
    method: 'GET',
    path: '/teams',
    right: 'staff.read',
    summary: { fa: 'گروه‌ها', en: 'Teams' },
    answers: { 200: list(team) },
    handle: async (ctx) => wholeList(await ctx.read(listTeams)),
  }),
  route({
    method: 'POST',
    path: '/teams',
    right: 'staff.manage',
    summary: { fa: 'گروه تازه', en: 'Make a team' },
    body: teamWish,
    example: { name: 'شعبهٔ چهارباغ' },
    answers: { 201: byId },
    handle: (ctx) => ctx.write(201, (w) => makeTeam(w, ctx.house, ctx.principal, ctx.body)),
  }),
  route({
    method: 'PATCH',
    path: '/teams/:id',
    right: 'staff.manage',
    summary: { fa: 'نام تازهٔ گروه', en: 'Rename a team' },
    params: byId,
    body: teamWish,
    example: { name: 'شعبهٔ جلفا' },
    answers: { 200: byId },
    handle: (ctx) => ctx.write(200, (w) => renameTeam(w, ctx.house, ctx.principal, ctx.params.id, ctx.body)),
  }),
  route({
    method: 'DELETE',
    path: '/teams/:id',
    right: 'staff.manage',
    summary: { fa: 'برداشتن گروه', en: 'Remove a team' },
    params: byId,
    answers: { 200: nothing },
    handle: (ctx) => writeNarrowing(ctx, (w) => removeTeam(w, ctx.house, ctx.principal, ctx.params.id)),
  }),
];
