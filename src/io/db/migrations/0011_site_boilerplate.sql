CREATE TABLE "boilerplate" (
	"host" text NOT NULL,
	"paragraph" text NOT NULL,
	"learned_at" timestamp with time zone NOT NULL,
	CONSTRAINT "boilerplate_host_paragraph_pk" PRIMARY KEY("host","paragraph")
);
