-- DropForeignKey
ALTER TABLE "rows" DROP CONSTRAINT "rows_generation_id_fkey";

-- DropForeignKey
ALTER TABLE "rows" DROP CONSTRAINT "rows_seed_id_fkey";
