#!/usr/bin/perl
# Verifies the DKIM signatures of a mail on standard input with Mail::DKIM, asking one name server.
#
# Usage: verify-dkim.pl HOST PORT DOMAIN; exit 0 when a signature of that domain passes.
use strict;
use warnings;
use Mail::DKIM::Verifier;
use Mail::DKIM::DNS;
use Net::DNS::Resolver;

my ($host, $port, $domain) = @ARGV;
Mail::DKIM::DNS::resolver(Net::DNS::Resolver->new(nameservers => [$host], port => $port, recurse => 1));
my $verifier = Mail::DKIM::Verifier->new;
while (my $line = <STDIN>) {
    $line =~ s/\r?\n$/\r\n/;
    $verifier->PRINT($line);
}
$verifier->CLOSE;
my $passed = 0;
for my $signature ($verifier->signatures) {
    print $signature->domain, " ", $signature->selector, " ", $signature->result_detail, "\n";
    $passed = 1 if $signature->domain eq $domain && $signature->result eq "pass";
}
exit($passed ? 0 : 1);
