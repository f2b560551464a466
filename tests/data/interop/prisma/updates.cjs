// SPDX-License-Identifier: GPL-3.0-or-later
// node updates.cjs CLIENT ADAPTER COUNT LANES: COUNT updates of a few accounts' rows by LANES requests at a time, as a
// web platform makes them. Prints one line of JSON: how many were done, and every error.
const { PrismaClient } = require(require('path').resolve(process.argv[2]));
const { PrismaPg } = require(require('path').resolve(process.argv[3]));
const { Pool } = require('pg');
const count = Number(process.argv[4]);
const lanes = Number(process.argv[5]);

(async () => {
    const pool = new Pool({ connectionString: process.env.DATABASE_URL, max: lanes });
    const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
    const users = await prisma.user.findMany({ include: { resumes: true } });
    const errors = [];
    let done = 0;
    let next = 0;
    const one = async (n) => {
        const user = users[n % users.length];
        const resume = user.resumes[n % user.resumes.length];
        const title = 'web ' + n;
        switch (n % 5) {
        case 0:
            return prisma.user.update({ where: { id: user.id }, data: { aiGenerationsToday: { increment: 1 } } });
        case 1: // one request that changes a person and all their resumes
            return prisma.$transaction([
                prisma.user.update({ where: { id: user.id }, data: { lastName: title } }),
                prisma.resume.update({ where: { id: resume.id }, data: { title } }),
                prisma.resume.updateMany({ where: { userId: user.id }, data: { isPublic: n % 2 === 0 } }),
            ]);
        default:
            return prisma.resume.update({ where: { id: resume.id }, data: { title, content: { summary: title } } });
        }
    };
    await Promise.all(Array.from({ length: lanes }, async () => {
        for (;;) {
            const n = next++;
            if (n >= count)
                return;
            try {
                await one(n);
                ++done;
            } catch (error) {
                errors.push(String(error.code || '') + ' ' + String(error.message).slice(-300));
            }
        }
    }));
    console.log(JSON.stringify({ done, errors: errors.length, first: errors.slice(0, 3) }));
    process.exit(0);
})().catch((error) => { console.log(String(error)); process.exit(1); });
