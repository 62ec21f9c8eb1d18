# Terraform with hashicorp/aws: every resource and data source of SES is applied, found unchanged, changed, imported
# and destroyed.
. "$(dirname "$0")/../lib.sh"

if ! command -v terraform >/dev/null; then
    skip "Terraform is not on this machine"
    exit 0
fi
unset TF_CLI_CONFIG_FILE
export TF_IN_AUTOMATION=1 CHECKPOINT_DISABLE=1
SOURCE_ADDRESS=192.0.2.1

# tf_init: from the registry, or from a directory where somebody has unpacked the provider.
tf_init() {
    terraform init -no-color -input=false && return
    local directory
    for directory in ~/.terraform.d/plugins /usr/local/share/terraform/* /usr/share/terraform/* /opt/*; do
        [ -d "$directory/registry.terraform.io/hashicorp/aws/5.100.0" ] || continue
        terraform init -no-color -input=false -plugin-dir="$directory" && return
    done
    return 1
}
tf() { terraform "$1" -no-color -input=false "${@:2}"; }
apply() { tf apply -auto-approve -var "changed=$1"; }
unchanged() { tf plan -detailed-exitcode -var "changed=$1"; }

# imports: throws the state of every resource of imports.txt away, and has Terraform read it back by its id.
imports() {
    grep -v '^#' imports.txt | cut -d ' ' -f 1 | xargs terraform state rm >/dev/null || return 1
    grep -v '^#' imports.txt | sed 's/^\([^ ]*\) \(.*\)$/import {\n  to = \1\n  id = "\2"\n}/' >imports.tf
    apply true | tee /dev/stderr | grep -q "Resources: $(grep -c '^import' imports.tf) imported, 0 added"
}
nothing_left() {
    [ "$(aws sesv2 list-email-identities --query 'length(EmailIdentities)')" = 0 ] &&
        [ "$(aws sesv2 list-configuration-sets --query 'length(ConfigurationSets)')" = 0 ] &&
        [ "$(aws sesv2 list-email-templates --query 'length(TemplatesMetadata)')" = 0 ] &&
        [ "$(aws sesv2 list-contact-lists --query 'length(ContactLists)')" = 0 ] &&
        [ "$(aws ses list-receipt-rule-sets --query 'length(RuleSets)')" = 0 ] &&
        [ "$(aws ses list-receipt-filters --query 'length(Filters)')" = 0 ] &&
        [ "$(aws sns list-topics --query 'length(Topics)')" = 0 ]
}

TF_VAR_own_key=$(openssl genrsa -traditional 2048 2>/dev/null | grep -v -e '-----' | tr -d '\n')
export TF_VAR_own_key TF_VAR_source_address=$SOURCE_ADDRESS

for version in v1 v2; do
    PENNYPOST_DATA=$WORK_DIR/data-$version
    start_pennypost dev --set "delivery.source_addresses=[\"$SOURCE_ADDRESS\"]" || exit 1
    export AWS_ENDPOINT_URL=$PENNYPOST_URL
    use_any_credentials
    cp -r "$E2E_DIR/terraform/$version" "$WORK_DIR/$version" && cd "$WORK_DIR/$version" || exit 1
    if ! tf_init >"$WORK_DIR/init.log" 2>&1; then
        skip "Terraform found no provider hashicorp/aws 5.100.0 ($version)"
        continue
    fi
    check "terraform applies every resource of SES $version" apply false
    check "its second plan is empty ($version)" unchanged false
    check "terraform changes them in place ($version)" apply true
    check "the plan after the change is empty ($version)" unchanged true
    check "terraform imports them ($version)" imports
    # The `after` of a receipt rule is never read back, so rules that have one are not among the imported.
    check "the plan after the import is empty ($version)" unchanged true
    check "terraform destroys them ($version)" tf destroy -auto-approve
    check "nothing is left ($version)" nothing_left
    stop_pennypost
done
